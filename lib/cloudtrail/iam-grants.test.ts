import fc from "fast-check";
import { expect, test } from "vitest";
import { isGranted, isServiceGranted, namedGrants } from "./iam-grants";
import type { PolicyStatement } from "./iam-policy";

const always = { isAllBut: false, isConditional: false, isEverywhere: true };
const allow = (...actions: string[]): PolicyStatement => ({ ...always, effect: "Allow", actions });
const deny = (...actions: string[]): PolicyStatement => ({ ...always, effect: "Deny", actions });
const but = (statement: PolicyStatement): PolicyStatement => ({ ...statement, isAllBut: true });

test.each<[string, PolicyStatement[], string, boolean]>([
  ["nothing grants nothing", [], "s3:GetObject", false],
  ["a name", [allow("s3:GetObject")], "s3:GetObject", true],
  ["case is ignored", [allow("S3:getobject")], "s3:GetObject", true],
  ["a star", [allow("s3:Get*")], "s3:GetObject", true],
  ["a star in the middle", [allow("s3:*Object")], "s3:GetObjectAcl", false],
  ["a question mark", [allow("s3:?etObject")], "s3:GetObject", true],
  ["a question mark is one character", [allow("s3:GetObject?")], "s3:GetObject", false],
  ["everything", [allow("*")], "s3:GetObject", true],
  ["NotAction grants the others", [but(allow("iam:*"))], "s3:GetObject", true],
  ["NotAction spares its own", [but(allow("iam:*"))], "iam:CreateUser", false],
  ["a Deny wins", [allow("*"), deny("s3:*")], "s3:GetObject", false],
  ["a Deny of others", [allow("*"), deny("s3:Put*")], "s3:GetObject", true],
  ["a Deny of all but some", [allow("*"), but(deny("s3:*"))], "s3:GetObject", true],
  ["a Deny of all but others", [allow("*"), but(deny("iam:*"))], "s3:GetObject", false],
  [
    "a Deny under a condition",
    [allow("*"), { ...deny("s3:*"), isConditional: true }],
    "s3:GetObject",
    true,
  ],
  [
    "a Deny of some resources",
    [allow("*"), { ...deny("s3:*"), isEverywhere: false }],
    "s3:GetObject",
    true,
  ],
  [
    "an Allow under a condition, of some resources",
    [{ ...allow("s3:*"), isConditional: true, isEverywhere: false }],
    "s3:GetObject",
    true,
  ],
])("%s", (_what, statements, action, granted) => {
  expect(isGranted(statements, action)).toBe(granted);
});

test.each<[string, PolicyStatement[], boolean]>([
  ["one of its actions is", [allow("s3:GetObject")], true],
  ["another service is", [allow("s3control:*")], false],
  ["everything is", [allow("*")], true],
  ["its name fits", [allow("s?:*")], true],
  ["all but another is", [but(allow("iam:*"))], true],
  ["all but it is", [but(allow("s3:*"))], false],
  ["all but one of its actions is", [but(allow("s3:GetObject"))], true],
  ["it is denied", [allow("s3:Get*"), deny("s3:*")], false],
  ["what is granted is denied", [allow("s3:GetObject"), deny("s3:Get*")], false],
  ["a part of what is granted is denied", [allow("s3:Get*"), deny("s3:GetObject")], true],
  ["a part that a question mark names is denied", [allow("s3:Get*"), deny("s3:Get?")], true],
  ["all but it is denied", [allow("*"), but(deny("s3:GetObject"))], true],
  ["all but others is denied", [allow("*"), but(deny("iam:*"))], false],
])("of a service something is granted or not when %s", (_what, statements, granted) => {
  expect(isServiceGranted(statements, "s3")).toBe(granted);
});

test("what policies name can be listed, and what they do not name is said to be open", () => {
  const statements = [
    allow("s3:GetObject", "S3:getobject", "ec2:*", "kms:Decrypt", "iam:Get*"),
    deny("kms:*"),
  ];
  expect(namedGrants(statements)).toEqual({
    services: ["ec2", "iam", "s3"],
    actions: ["s3:GetObject"],
    isOpen: false,
  });
  expect(namedGrants([allow("*")])).toEqual({ services: [], actions: [], isOpen: true });
  expect(namedGrants([but(allow("iam:*"))]).isOpen).toBe(true);
});

const word = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
const plain = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });

test("a pattern fits what the same regular expression fits", () => {
  fc.assert(
    fc.property(word, plain, (pattern, name) => {
      const expected = new RegExp(
        `^${pattern.replaceAll("*", "[^]*").replaceAll("?", "[^]")}$`,
      ).test(name);
      expect(isGranted([allow(`x:${pattern}`)], `x:${name}`)).toBe(expected);
    }),
  );
});

test("a service counts as denied only when each of its actions is", () => {
  fc.assert(
    fc.property(word, word, plain, (granted, denied, name) => {
      const statements = [allow(`x:${granted}`), deny(`x:${denied}`)];
      if (isGranted(statements, `x:${name}`)) expect(isServiceGranted(statements, "x")).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test("many stars against a long name take no time to speak of", () => {
  const pattern = `s3:${"*a".repeat(500)}`;
  expect(isGranted([allow(pattern)], `s3:${"a".repeat(3_000)}b`)).toBe(false);
});
