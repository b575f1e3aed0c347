import fc from "fast-check";
import { expect, test } from "vitest";
import { readPolicy } from "./iam-policy";

const POLICY = {
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Action: "s3:Get*", Resource: "*" },
    {
      Effect: "Deny",
      NotAction: ["iam:*", "sts:*"],
      Resource: ["arn:aws:s3:::a", "*"],
      Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } },
    },
    { Effect: "Allow", Action: ["ec2:RunInstances"], Resource: "arn:aws:ec2:*:*:instance/*" },
    { Effect: "Deny", Action: "s3:*", NotResource: "arn:aws:s3:::a" },
  ],
};

test("statements say which actions they are about, whether always, and whether of everything", () => {
  expect(readPolicy(POLICY)).toEqual([
    {
      effect: "Allow",
      actions: ["s3:Get*"],
      isAllBut: false,
      isConditional: false,
      isEverywhere: true,
    },
    {
      effect: "Deny",
      actions: ["iam:*", "sts:*"],
      isAllBut: true,
      isConditional: true,
      isEverywhere: true,
    },
    {
      effect: "Allow",
      actions: ["ec2:RunInstances"],
      isAllBut: false,
      isConditional: false,
      isEverywhere: false,
    },
    {
      effect: "Deny",
      actions: ["s3:*"],
      isAllBut: false,
      isConditional: false,
      isEverywhere: false,
    },
  ]);
});

test("an object, its JSON and its percent-encoded JSON are the same policy", () => {
  const text = JSON.stringify(POLICY, null, 1);
  expect(readPolicy(text)).toEqual(readPolicy(POLICY));
  expect(readPolicy(encodeURIComponent(text))).toEqual(readPolicy(POLICY));
  const [only] = POLICY.Statement;
  expect(readPolicy({ Statement: only })).toEqual(readPolicy({ Statement: [only] }));
});

test("what is no policy is null and never half of one", () => {
  const statement = POLICY.Statement[0];
  for (const document of [
    undefined,
    null,
    "",
    "%",
    "%7B",
    "[]",
    {},
    { Statement: [{ ...statement, Effect: "allow" }] },
    { Statement: [statement, { Effect: "Allow", Resource: "*" }] },
    { Statement: [{ ...statement, NotAction: "s3:*" }] },
    { Statement: [{ ...statement, Action: [1] }] },
  ]) {
    expect(readPolicy(document), JSON.stringify(document)).toBe(null);
  }
});

test("no document makes it throw", () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.string()), (document) => {
      const statements = readPolicy(document);
      expect(statements === null || Array.isArray(statements)).toBe(true);
    }),
  );
});
