import { expect, test } from "vitest";
import { FlagSet } from "./flags";
import { readIdentity, readSignInMfa } from "./identity";

function identityOf(userIdentity: Record<string, unknown>) {
  const identity = readIdentity({ userIdentity }, new FlagSet());
  if (identity === null) throw new Error("no identity");
  return identity;
}

function sessionOf(creationDate: unknown) {
  const sessionContext = { attributes: { creationDate } };
  return identityOf({ type: "AssumedRole", principalId: "AROAEXAMPLE:s", sessionContext });
}

test("both spellings of creationDate give the same session key", () => {
  const key = "AROAEXAMPLE:s|2026-07-01T12:08:19Z";
  expect(sessionOf("2026-07-01T12:08:19Z").sessionKey).toBe(key);
  expect(sessionOf("20260701T120819Z").sessionKey).toBe(key);
  expect(sessionOf("2026-07-01T12:08:19.000Z").sessionKey).toBe(key);
  expect(sessionOf("2026-07-01T17:53:19+05:45").sessionKey).toBe(key);
});

test("a session that cannot be dated has no key", () => {
  expect(sessionOf("yesterday").sessionKey).toBeNull();
  expect(sessionOf(undefined).sessionKey).toBeNull();
  expect(identityOf({ type: "IAMUser", principalId: "AIDAEXAMPLE" }).sessionKey).toBeNull();
});

test("the session's name comes from the ARN, else from the principal's id", () => {
  const arn = "arn:aws:sts::111122223333:assumed-role/ci-deploy/build-42";
  expect(identityOf({ type: "AssumedRole", arn, principalId: "AROA:x" }).sessionName).toBe(
    "build-42",
  );
  expect(identityOf({ type: "AssumedRole", principalId: "AROA:x" }).sessionName).toBe("x");
  const guest = "arn:aws:sts::111122223333:federated-user/guest";
  expect(identityOf({ type: "FederatedUser", arn: guest }).sessionName).toBe("guest");
});

test("the colon in a SAML or web identity's id is no session", () => {
  expect(identityOf({ type: "SAMLUser", principalId: "idp:user" }).sessionName).toBeNull();
  expect(
    identityOf({ type: "WebIdentityUser", principalId: "idp:app:user" }).sessionName,
  ).toBeNull();
});

test("an empty access key is no access key", () => {
  expect(identityOf({ type: "Root", accessKeyId: "" }).accessKeyId).toBeNull();
});

test("MFA is read from text and left unknown when the record is silent", () => {
  const mfaOf = (mfaAuthenticated: unknown) =>
    identityOf({ sessionContext: { attributes: { mfaAuthenticated } } }).mfa;
  expect([mfaOf("true"), mfaOf("false"), mfaOf(true), mfaOf(undefined)]).toEqual([
    true,
    false,
    true,
    null,
  ]);
});

test("MFAUsed counts at sign-in, but No says nothing about federated users", () => {
  const signIn = (MFAUsed: string) => ({ additionalEventData: { MFAUsed } });
  expect(readSignInMfa(signIn("Yes"), "IAMUser")).toBe(true);
  expect(readSignInMfa(signIn("YES"), "Root")).toBe(true);
  expect(readSignInMfa(signIn("No"), "IAMUser")).toBe(false);
  expect(readSignInMfa(signIn("No"), "AssumedRole")).toBeNull();
  expect(readSignInMfa({}, "IAMUser")).toBeNull();
});

test("source identity and the user behind a role are kept", () => {
  const identity = identityOf({
    type: "AssumedRole",
    onBehalfOf: { userId: "u", identityStoreArn: "arn:aws:identitystore::1:identitystore/d-1" },
    sessionContext: { sourceIdentity: "alice" },
  });
  expect(identity).toMatchObject({ sourceIdentity: "alice", behalfUserId: "u" });
});
