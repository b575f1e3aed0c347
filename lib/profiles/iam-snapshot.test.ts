import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { iamSnapshotDocumentSchema, readIamSnapshot } from "./iam-snapshot";
import { iamListing } from "./testing/iam-listing";

const read = (more: object = {}) => readIamSnapshot(JSON.stringify(iamListing(more)));

test("a listing gives its account, its holders of policies and the default versions", () => {
  const { account, document } = read();
  expect(account).toBe("123456789012");
  expect(document.users).toMatchObject([{ name: "alice", groups: ["staff"] }]);
  expect(document.roles).toMatchObject([{ name: "admin", boundary: null }]);
  expect(document.groups).toMatchObject([{ name: "staff", inline: [{ name: "not-iam" }] }]);
  expect(document.managed[0]?.statements?.[0]?.actions).toEqual(["s3:ListBucket", "dynamodb:Get*"]);
  expect(iamSnapshotDocumentSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
});

test("a filtered listing is read, and unreadable documents are kept as such", () => {
  const role = {
    RoleName: "x",
    Arn: "arn:aws-cn:iam::210987654321:role/x",
    RolePolicyList: [
      { PolicyName: "broken", PolicyDocument: "%7B" },
      {
        PolicyName: "odd",
        PolicyDocument: { Statement: { Effect: "Allow", Action: "s3:\u0000", Resource: "*" } },
      },
    ],
  };
  const { account, document } = readIamSnapshot(JSON.stringify({ RoleDetailList: [role] }));
  expect(account).toBe("210987654321");
  expect(document.roles[0]?.inline).toEqual([
    { name: "broken", statements: null },
    { name: "odd", statements: null },
  ]);
});

test.each<[string, string, RegExp]>([
  ["no JSON", "{", /not whole JSON/],
  ["no object", "[]", /the file/],
  ["nothing", "{}", /lists no user/],
  ["a cut listing", JSON.stringify(iamListing({ IsTruncated: true })), /goes on after this file/],
  [
    "two accounts",
    JSON.stringify(
      iamListing({
        GroupDetailList: [{ GroupName: "g", Arn: "arn:aws:iam::210987654321:group/g" }],
      }),
    ),
    /2 accounts \(123456789012, 210987654321\)/,
  ],
  [
    "a user without a name",
    JSON.stringify({ UserDetailList: [{ Arn: "arn:aws:iam::123456789012:user/x" }] }),
    /UserDetailList\.0\.UserName/,
  ],
  [
    "a NUL in a name",
    JSON.stringify({
      UserDetailList: [{ UserName: "a\u0000", Arn: "arn:aws:iam::123456789012:user/x" }],
    }),
    /unusual character/,
  ],
])("%s is refused with what is wrong and what to do", (_what, text, message) => {
  expect(() => readIamSnapshot(text)).toThrow(message);
  expect(() => readIamSnapshot(text)).toThrow(/get-account-authorization-details/);
});

test("whatever is uploaded, nothing but a refusal comes out", () => {
  const hostile = `{"__proto__":{"UserDetailList":[]},"UserDetailList":${"[".repeat(50_000)}`;
  for (const text of [hostile, `${hostile}${"]".repeat(50_000)}}`]) {
    expect(() => readIamSnapshot(text)).toThrow(AppError);
  }
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(() => readIamSnapshot(text)).toThrow(AppError);
    }),
  );
});
