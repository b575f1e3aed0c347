import { expect, test } from "vitest";
import { isGranted } from "@/lib/cloudtrail/iam-grants";
import { grantedTo } from "./granted";
import { readIamSnapshot } from "./iam-snapshot";
import { iamListing } from "./testing/iam-listing";

const documentOf = (more: object = {}) =>
  readIamSnapshot(JSON.stringify(iamListing(more))).document;

test("a user has inline and attached policies, and those of the groups", () => {
  const granted = grantedTo(documentOf(), "user|123456789012|Alice");
  expect(granted?.policies).toEqual([
    { name: "own", from: "inline" },
    { name: "reader", from: "attached" },
    { name: "not-iam", from: "group staff, inline" },
    { name: "IAMReadOnlyAccess", from: "group staff, attached" },
  ]);
  const statements = granted?.statements ?? [];
  expect(
    ["s3:GetObject", "sqs:SendMessage", "s3:ListBucket", "iam:GetUser", "ec2:RunInstances"].map(
      (action) => isGranted(statements, action),
    ),
  ).toEqual([true, true, true, false, false]);
});

test("what is left out is said where it applies, and nowhere else", () => {
  const alice = grantedTo(documentOf(), "user|123456789012|alice")?.limits.join("\n");
  expect(alice).toContain("1 statement with conditions");
  expect(alice).toContain("1 statement about some resources only");
  expect(alice).toContain("permissions boundary arn:aws:iam::aws:policy/ReadOnlyAccess");
  expect(grantedTo(documentOf(), "role|123456789012|admin")?.limits).toEqual([
    "Service control, resource and session policies are not part of the snapshot.",
  ]);
  const bare = documentOf({ Policies: [], GroupDetailList: [] });
  const limits = grantedTo(bare, "user|123456789012|alice")?.limits.join("\n");
  expect(limits).toContain("no readable document of reader");
  expect(limits).toContain("does not list the group staff");
});

test.each([
  "user|123456789012|bob",
  "role|123456789012|alice",
  "service||x.amazonaws.com",
  "x",
  "",
])("of %j the snapshot says nothing", (key) => {
  expect(grantedTo(documentOf(), key)).toBe(null);
});
