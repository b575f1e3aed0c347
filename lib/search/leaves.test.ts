import fc from "fast-check";
import { expect, test } from "vitest";
import { collectLeaves, leafValues } from "./leaves";

test("whole values and the parts of ARNs, paths and role ids are leaves, in lower case", () => {
  const record = {
    requestParameters: {
      roleArn: "arn:aws:iam::123456789012:role/Admin",
      key: "Logs/2026/a.gz",
      principalId: "AROAIOSFODNN7EXAMPLE:Me",
      count: 3,
      force: true,
      none: null,
    },
  };
  expect(leafValues(record).sort()).toEqual([
    "123456789012",
    "2026",
    "3",
    "a.gz",
    "admin",
    "arn:aws:iam::123456789012:role/admin",
    "aroaiosfodnn7example",
    "aroaiosfodnn7example:me",
    "iam",
    "logs",
    "logs/2026/a.gz",
    "me",
    "role",
    "true",
  ]);
});

test("prose, JSON in a string and times are not taken apart", () => {
  const values = ["sent a/b to c", '{"a":"b/c"}', "2026-11-21T03:14:07Z"];
  expect(leafValues({ extra: values })).toEqual(values.map((value) => value.toLowerCase()));
});

test("values of catalogue fields are left to the fields, wrong types under their names are not", () => {
  expect(leafValues({ eventName: "CreateUser", awsRegion: "us-east-1" })).toEqual([]);
  expect(leafValues({ eventName: { odd: "kept" } })).toEqual(["kept"]);
  expect(leafValues({ neverSeen: "kept" })).toEqual(["kept"]);
});

test("secrets and per-call ids are no leaves, names that only sound like them are", () => {
  const record = {
    requestParameters: { masterUserPassword: "p", secretId: "kept", clientToken: "noise" },
    responseElements: {
      credentials: {
        accessKeyId: "ASIA1",
        secretAccessKey: "s",
        sessionToken: "t",
        deep: { x: "y" },
      },
      Credentials: "also secret",
      "x-amz-id-2": "noise",
    },
  };
  expect(leafValues(record)).toEqual(["asia1", "kept"]);
});

test("what is masked in a record is no leaf of it either", () => {
  for (const name of ["passphrase", "plaintext", "apiKey", "Authorization", "DB_PASS", "token"]) {
    expect(
      leafValues({ requestParameters: { [name]: "secret", deep: { [name]: ["x"] } } }),
    ).toEqual([]);
  }
  expect(leafValues({ requestParameters: { accessKeyId: "AKIA1", lockToken: "kept" } })).toEqual([
    "akia1",
    "kept",
  ]);
});

test("the limit cuts the list and says so", () => {
  const into: string[] = [];
  expect(collectLeaves({ a: ["1", "2", "3"] }, into, 3)).toBe(true);
  expect(into).toHaveLength(3);
  into.length = 0;
  expect(collectLeaves({ a: ["1", "2", "3"], b: ["4"] }, into, 2)).toBe(false);
  expect(into).toHaveLength(2);
});

test("a record of any depth is read", () => {
  let value: unknown = "deepest";
  for (let depth = 0; depth < 100_000; depth += 1) value = [value];
  expect(leafValues({ a: value })).toEqual(["deepest"]);
});

test("no record makes it throw, hostile names included", () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      expect(leafValues(JSON.parse(json)).every((leaf) => leaf === leaf.toLowerCase())).toBe(true);
    }),
  );
  expect(leafValues(JSON.parse('{"__proto__":{"constructor":"kept"}}'))).toEqual(["kept"]);
});
