import { expect, test } from "vitest";
import { parseQuery } from "./parse";
import { printQuery } from "./print";

/** [query as typed, canonical text] */
const READ: readonly [string, string][] = [
  ["", ""],
  ["  \n ", ""],
  ["user:alice -readonly:true", "user:alice -readonly:true"],
  ["eventName:CreateUser and NOT userName:Bob", "event:CreateUser -user:Bob"],
  ["@eventname: CreateUser", "event:CreateUser"],
  ["event!=A", "-event:A"],
  ["a OR b c", "a OR (b c)"],
  ["(a OR b) AND (c d)", "(a OR b) c d"],
  ["!(a b)", "-(a b)"],
  ["event:(A, B or C)", "event:(A OR B OR C)"],
  ["event:[A,B]", "event:(A OR B)"],
  ["error:*", "error:*"],
  ["has:errorCode", "error:*"],
  ["missing:mfa", "missing:mfa"],
  ["-has:mfa", "missing:mfa"],
  ["user:=Alice", "user:=Alice"],
  ["ua ~ cli", "ua~cli"],
  ["time > now-1h", "time>now-1h"],
  ["time:>=2026-11-21T00:00Z", "time>=2026-11-21T00:00Z"],
  ["time:{2026 TO 2027]", "time:{2026 TO 2027]"],
  ["time:[* TO 2026]", "time<=2026"],
  ["time:2026-11-21", "time:2026-11-21"],
  ["time:(2025-01 OR 2026-01)", "time:2025-01 OR time:2026-01"],
  ["version>=1.05", "version>=1.05"],
  ["version:1.05..1.10", "version:[1.05 TO 1.10]"],
  ["version:1.05..1.05", "version:[1.05 TO 1.05]"],
  ["time:2026..2026", "time:2026"],
  ['user:"*"', 'user:"*"'],
  ["user:\\*x", 'user:"*x"'],
  ["user:a\\*b*", "user:a\\*b*"],
  ['user:"or"', 'user:"or"'],
  ["ua:DOMAIN\\user", 'ua:"DOMAIN\\\\user"'],
  ["ip:2001:db8::1", "ip:2001:db8::1"],
  ["ip:10.0.0.0/8", "ip:10.0.0.0/8"],
  ['account:"123"', 'account:"123"'],
  ['outcome:"odd"', 'outcome:"odd"'],
  ["role:/x/", 'role:"/x/"'],
  ["requestParameters.bucketName:b", "request.bucketName:b"],
  ['request.tags[0]."aws:by":x', 'request.tags[0]."aws:by":x'],
  ["userIdentity.arn~alice", "arn~alice"],
  ["arn:aws:iam::123456789012:role/x", "arn:aws:iam::123456789012:role/x"],
  ["arn:alice*", "arn:alice*"],
  ["arn:aws:iam::*:role/x", "arn:aws:iam::*:role/x"],
  ['arn:"aws:iam::1:role/x"', "arn:(aws:iam::1:role/x)"],
  ["1.2.3.4, 5.6.7.8", "1.2.3.4 OR 5.6.7.8"],
  ["1.2.3.4\n5.6.7.0/24\r\nAKIAIOSFODNN7EXAMPLE", "1.2.3.4 OR 5.6.7.0/24 OR AKIAIOSFODNN7EXAMPLE"],
  ["user:x 1.2.3.4,5.6.7.8", "user:x (1.2.3.4 OR 5.6.7.8)"],
  ["user:x 1.2.3.4, 5.6.7.8 event:A", "user:x (1.2.3.4 OR 5.6.7.8) event:A"],
  ["1.2.3.4 , 5.6.7.8, word", "(1.2.3.4 OR 5.6.7.8) word"],
  ["user : alice", "user:alice"],
  ["https://example.org/x", '"https://example.org/x"'],
  ["AWS::S3::Bucket", '"AWS::S3::Bucket"'],
  ["~part", "*part*"],
  ['"two words"', '"two words"'],
  ['"1.2.3.4"', '"1.2.3.4"'],
  ["'; DROP TABLE event;--".slice(1), '";" DROP TABLE "event;--"'],
  ["request.functionName:/aws/lambda/", 'request.functionName:"/aws/lambda/"'],
];

test.each(READ)("%j reads as %j", (text, canonical) => {
  const { query, issues } = parseQuery(text);
  expect(issues.filter((one) => one.severity === "error")).toEqual([]);
  expect(printQuery(query)).toBe(canonical);
});

test("a pasted word is an indicator of its kind", () => {
  const kinds = [
    "arn:aws:iam::1:role/x",
    "10.0.0.1",
    "2001:db8::/32",
    "ASIAIOSFODNN7EXAMPLE",
    "AROAIOSFODNN7EXAMPLE:session",
    "123456789012",
    "0b1f3bd6-3f2c-4c1a-8f7e-0d2b1a7c9e11",
    "us-gov-west-1",
    "ec2.amazonaws.com",
  ].map((text) => parseQuery(text).query);
  expect(kinds.map((query) => query?.kind === "indicator" && query.type)).toEqual([
    "arn",
    "ip",
    "cidr",
    "key",
    "principalid",
    "account",
    "uuid",
    "region",
    "service",
  ]);
});
