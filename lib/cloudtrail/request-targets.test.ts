import fc from "fast-check";
import { expect, test } from "vitest";
import { requestTargets } from "./request-targets";

const targets = (service: string, requestParameters: unknown) =>
  requestTargets(service, { requestParameters });

test("names what the request is about, the thing itself first", () => {
  expect(targets("iam", { userName: "svc-metrics-sync" })).toEqual(["svc-metrics-sync"]);
  expect(targets("iam", { policyArn: "arn:aws:iam::aws:policy/ReadOnly", roleName: "ci" })).toEqual(
    ["ci"],
  );
  expect(targets("cloudtrail", { name: "account-audit" })).toEqual(["account-audit"]);
  expect(targets("rds", { dBInstanceIdentifier: "orders" })).toEqual(["orders"]);
});

test("reads the lists of EC2, each thing once", () => {
  const items = ["i-1", "i-2", "i-1"].map((instanceId) => ({ instanceId }));
  expect(targets("ec2", { instancesSet: { items } })).toEqual(["i-1", "i-2"]);
  const FlowLogId = { tag: 1, content: "fl-1" };
  expect(targets("ec2", { DeleteFlowLogsRequest: { FlowLogId } })).toEqual(["fl-1"]);
  expect(targets("ssm", { instanceIds: ["i-1", "i-2"] })).toEqual(["i-1", "i-2"]);
});

test("does not guess: an unknown service, a missing name, or a value that is no name", () => {
  expect(targets("unheard-of", { name: "x" })).toEqual([]);
  for (const parameters of [null, "userName", [], { userName: "" }, { userName: { a: "b" } }]) {
    expect(targets("iam", parameters)).toEqual([]);
  }
  expect(requestTargets("iam", null)).toEqual([]);
});

test("any record gives names that it holds, and never throws", () => {
  fc.assert(
    fc.property(fc.constantFrom("iam", "ec2", "__proto__"), fc.jsonValue(), (service, value) => {
      const text = JSON.stringify(value);
      for (const name of targets(service, value)) expect(text).toContain(JSON.stringify(name));
    }),
  );
});
