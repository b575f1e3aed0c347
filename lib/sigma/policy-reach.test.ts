import { expect, test } from "vitest";
import { policyReach } from "./policy-reach";

const reach = (policy: unknown, name = "policyDocument") =>
  policyReach({ requestParameters: { [name]: policy } });
const allow = (Principal: unknown, more: object = {}) => ({
  Statement: [{ Effect: "Allow", Principal, Action: "s3:GetObject", Resource: "*", ...more }],
});

test("everybody is everybody however it is written", () => {
  for (const principal of ["*", { AWS: "*" }, { AWS: ["arn:aws:iam::111111111111:root", "*"] }]) {
    expect(reach(allow(principal)).isPublic).toBe(true);
    expect(reach(JSON.stringify(allow(principal))).isPublic).toBe(true);
    expect(reach(encodeURIComponent(JSON.stringify(allow(principal)))).isPublic).toBe(true);
  }
  expect(reach({ Statement: allow("*").Statement[0] }).isPublic).toBe(true);
  expect(reach({ attributes: { Policy: JSON.stringify(allow("*")) } }, "set").isPublic).toBe(true);
});

test("services, accounts, denials and federations are not everybody", () => {
  for (const principal of [
    { Service: "*" },
    { Federated: "*" },
    { AWS: "111111111111" },
    undefined,
  ]) {
    expect(reach(allow(principal)).isPublic).toBe(false);
  }
  expect(reach(allow("*", { Effect: "Deny" })).isPublic).toBe(false);
});

test("only a condition on who or from where narrows everybody", () => {
  const conditions = (operator: string, key: string) =>
    allow("*", { Condition: { [operator]: { [key]: "x" } } });
  expect(reach(conditions("StringEquals", "aws:PrincipalOrgID")).isPublic).toBe(false);
  expect(reach(conditions("IpAddress", "AWS:SourceIp")).isPublic).toBe(false);
  expect(reach(conditions("Bool", "aws:SecureTransport")).isPublic).toBe(true);
  expect(reach(conditions("StringEqualsIfExists", "aws:PrincipalOrgID")).isPublic).toBe(true);
});

test("accounts are read from ids and ARNs, each once", () => {
  const principal = {
    AWS: [
      "111111111111",
      "arn:aws:iam::222222222222:root",
      "arn:aws-cn:sts::333333333333:assumed-role/a/b",
      "arn:aws:iam::222222222222:user/x",
      "AIDAEXAMPLE",
    ],
  };
  expect(reach(allow(principal)).accounts).toEqual([
    "111111111111",
    "222222222222",
    "333333333333",
  ]);
});

test("everything on everything is administration, unless a condition stands there", () => {
  const grant = (more: object) => ({
    Statement: [{ Effect: "Allow", Action: "*", Resource: "*", ...more }],
  });
  expect(reach(grant({})).isAdmin).toBe(true);
  expect(reach(grant({ Action: ["s3:Get*", "*:*"], Resource: ["*"] })).isAdmin).toBe(true);
  expect(reach(grant({ Effect: "Deny" })).isAdmin).toBe(false);
  expect(reach(grant({ Action: "s3:*" })).isAdmin).toBe(false);
  expect(
    reach(grant({ Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } })).isAdmin,
  ).toBe(false);
});

test("nothing and nonsense reach nobody", () => {
  const nobody = { isPublic: false, isAdmin: false, accounts: [] };
  for (const odd of [
    null,
    "",
    "{Statement",
    "%7BStatement%",
    { Statement: null },
    { Statement: ["x", 1] },
    [[]],
  ]) {
    expect(reach(odd)).toEqual(nobody);
  }
  expect(policyReach({ requestParameters: null })).toEqual(nobody);
  expect(policyReach(null)).toEqual(nobody);
});
