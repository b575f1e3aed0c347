import { expect, test } from "vitest";
import { selects, subjectOf } from "./testing/write-rule";

const values = (name: string, record: object, countryOf?: (address: string) => string | null) =>
  subjectOf(record, countryOf)
    .field(name)
    .candidates.map(({ text }) => text);

test("an outcome is told in our word, and a failure also as such", () => {
  const call = { eventName: "X", eventType: "AwsApiCall" };
  expect(values("ct.outcome", call)).toEqual(["success"]);
  expect(values("ct.outcome", { ...call, errorCode: "AccessDenied" })).toEqual([
    "denied",
    "failure",
  ]);
  expect(values("status", { ...call, errorCode: "Throttling" })).toEqual(["error", "failure"]);
  expect(values("ct.outcome", { eventCategory: "Insight" })).toEqual(["unknown"]);
});

test("a role has one principal in all of its sessions", () => {
  const session = (name: string) => ({
    userIdentity: {
      type: "AssumedRole",
      arn: `arn:aws:sts::123456789012:assumed-role/web/${name}`,
      accountId: "123456789012",
    },
  });
  expect(values("ct.principal", session("a"))).toEqual(["role|123456789012|web"]);
  expect(values("ct.principal", session("b"))).toEqual(values("ct.principal", session("a")));
  expect(values("ct.session_name", session("a"))).toEqual(["a"]);
  expect(values("ct.actor_kind", session("i-0123456789abcdef0"))).toEqual(["ec2-instance"]);
  expect(values("ct.actor_kind", session("i-am-no-instance"))).toEqual([]);
});

test.each([
  [{ userIdentity: { type: "Root" } }, ["root"]],
  [{ userIdentity: { type: "AWSService", invokedBy: "ec2.amazonaws.com" } }, ["service"]],
  [
    { sourceIPAddress: "cloudformation.amazonaws.com", userIdentity: { type: "IAMUser" } },
    ["service"],
  ],
  [{ sessionCredentialFromConsole: "true", userIdentity: { type: "IAMUser" } }, ["human-console"]],
  [{ userAgent: "aws-cli/2.15.0 Python/3.11", userIdentity: { type: "IAMUser" } }, ["human-cli"]],
  [{ userAgent: "Boto3/1.34", userIdentity: { type: "IAMUser" } }, []],
])("who is at work in %j", (record, expected) => {
  expect(values("ct.actor_kind", record)).toEqual(expected);
});

test("addresses: public or not, where a service stands neither, and their country", () => {
  const from = (sourceIPAddress: string) => ({ sourceIPAddress });
  expect(values("ct.src_ip_is_public", from("8.8.8.8"))).toEqual(["true"]);
  expect(values("ct.src_ip_is_public", from("10.0.0.1"))).toEqual(["false"]);
  expect(values("ct.src_ip_is_public", from("ec2.amazonaws.com"))).toEqual([]);
  const countryOf = (address: string) => (address === "8.8.8.8" ? "US" : null);
  expect(values("src_country", from("8.8.8.8"), countryOf)).toEqual(["US"]);
  expect(values("ct.src_country", from("10.0.0.1"), countryOf)).toEqual([]);
  expect(selects("src_country: us", from("8.8.8.8"), { lists: new Map(), countryOf })).toBe(true);
  expect(selects("src_ip|cidr: 8.8.8.0/24", from("8.8.8.8"))).toBe(true);
});

test("Regions, services and targets", () => {
  const iam = {
    eventSource: "iam.amazonaws.com",
    awsRegion: "us-east-1",
    requestParameters: { userName: "bob" },
  };
  expect(values("ct.is_global_service", iam)).toEqual(["true"]);
  expect(values("ct.region_effective", iam)).toEqual(["us-east-1"]);
  expect(values("ct.target", iam)).toEqual(["bob"]);
  expect(
    values("ct.target", {
      eventSource: "ssm.amazonaws.com",
      requestParameters: { names: ["a", "b"] },
    }),
  ).toEqual(["a", "b"]);
});

test("accounts outside are those that a policy lets in and that are not the record's own", () => {
  const record = {
    recipientAccountId: "123456789012",
    requestParameters: {
      assumeRolePolicyDocument: JSON.stringify({
        Statement: {
          Effect: "Allow",
          Principal: { AWS: ["123456789012", "999999999999"] },
          Action: "sts:AssumeRole",
        },
      }),
    },
  };
  expect(values("ct.policy_external_accounts", record)).toEqual(["999999999999"]);
  expect(values("ct.policy_public", record)).toEqual(["false"]);
});
