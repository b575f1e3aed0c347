import { expect, test } from "vitest";
import { FlagSet } from "@/lib/cloudtrail/flags";
import { readIdentity } from "@/lib/cloudtrail/identity";
import { identityFacts } from "./identity-facts";

function factsOf(userIdentity: Record<string, unknown>, of: "principal" | "session" = "principal") {
  const identity = readIdentity({ userIdentity }, new FlagSet());
  if (identity === null) throw new Error("no identity");
  return Object.fromEntries(identityFacts(identity, of).map(({ label, value }) => [label, value]));
}
const issuer = (arn: string) => ({
  type: "AssumedRole",
  principalId: "AROA1:who",
  accountId: "111122223333",
  sessionContext: { sessionIssuer: { arn, userName: arn.slice(arn.lastIndexOf("/") + 1) } },
});

test.each([
  [
    issuer(
      "arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
    ),
    "service-linked role of ecs.amazonaws.com",
  ],
  [
    issuer(
      "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef",
    ),
    "Identity Center, permission set Admin",
  ],
  [issuer("arn:aws:iam::111122223333:role/ci"), undefined],
  [{ type: "AWSService", invokedBy: "ec2.amazonaws.com" }, "an AWS service"],
  [{ type: "AWSAccount", accountId: "111122223333" }, "a caller of another account"],
  [{ type: "AWSAccount", accountId: "ANONYMOUS_PRINCIPAL" }, "anonymous: not signed"],
  [{ type: "IAMUser", userName: "alice" }, undefined],
  [{ type: "Unknown" }, undefined],
  [{ accountId: "111122223333" }, undefined],
])("whom a role trusts is told where the record is certain: %o", (userIdentity, trust) => {
  expect(factsOf(userIdentity).Trust).toBe(trust);
});

test("of a role its own id is told, of a session the session's", () => {
  const session = { ...issuer("arn:aws:iam::111122223333:role/ci"), invokedBy: "x.amazonaws.com" };
  expect(factsOf(session)).toMatchObject({ "Principal id": "AROA1" });
  expect(factsOf(session)).not.toHaveProperty("Invoked by");
  expect(factsOf(session, "session")).toMatchObject({
    "Principal id": "AROA1:who",
    "Invoked by": "x.amazonaws.com",
  });
});
