import fc from "fast-check";
import { expect, test } from "vitest";
import { PROFILE_KINDS } from "@/lib/api/profile-contract";
import { MAX_QUERY_LENGTH } from "@/lib/search/limits";
import { parseQuery } from "@/lib/search/parse";
import { profileQuery } from "./profile-query";

test.each([
  ["principal", "role|123456789012|ci", 'principal_key:"role|123456789012|ci"'],
  ["session", "AROA1:me|2026-07-01T12:08:19Z", 'session_key:"AROA1:me|2026-07-01T12:08:19Z"'],
  ["ip", "192.0.2.1", "ip:192.0.2.1"],
  ["ip", "2001:db8::1", "ip:2001:db8::1"],
  ["ip", "AWS Internal", 'via:"AWS Internal"'],
  ["ip", "ec2.amazonaws.com", "via:ec2.amazonaws.com"],
  ["key", "AKIAEXAMPLE000000001", "key:AKIAEXAMPLE000000001"],
  ["account", "123456789012", "account:123456789012"],
  ["resource", "i-0123456789abcdef0", "i-0123456789abcdef0"],
  ["resource", "arn:aws:s3:::b/o.txt", "resource:arn:aws:s3:::b/o.txt"],
  ["resource", "arn:aws:s3:::logs", "(resource:arn:aws:s3:::logs OR request.bucketName:logs)"],
  ["resource", "s3://logs", "(resource:arn:aws:s3:::logs OR request.bucketName:logs)"],
  [
    "resource",
    "arn:aws:iam::123456789012:role/team/ci",
    "(resource:arn:aws:iam::123456789012:role/team/ci OR (account:123456789012 service:iam.amazonaws.com request.roleName:(ci OR arn:aws:iam::123456789012:role/team/ci)))",
  ],
] as const)("the events of %s %s", (kind, id, query) => {
  expect(profileQuery(kind, id)).toBe(query);
});

test("whatever the id is, it is one value, and more conditions can follow", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PROFILE_KINDS),
      fc.string({ unit: "binary", minLength: 1, maxLength: 80 }),
      (kind, id) => {
        const text = `${profileQuery(kind, id)} outcome:denied`;
        fc.pre(text.length <= MAX_QUERY_LENGTH && /\S/.test(id));
        const { query, issues } = parseQuery(text);
        expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(query).toMatchObject({ kind: "and", items: { length: 2 } });
      },
    ),
  );
});
