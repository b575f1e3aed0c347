import fc from "fast-check";
import { expect, test } from "vitest";
import { readSessionGrant } from "./session-grant";
import { SESSION_GRANT_ACTIONS } from "./session-grant-kind";
import { toEvent } from "./to-event";

function grantOf(record: Record<string, unknown>) {
  return readSessionGrant(record, toEvent(record, JSON.stringify(record)));
}

const sts = (eventName: string, more: Record<string, unknown>) =>
  grantOf({ eventSource: "sts.amazonaws.com", eventName, ...more });
const credentials = {
  accessKeyId: "ASIAEXAMPLE000000001",
  expiration: "Jul 1, 2026, 12:08:19 PM",
  sessionToken: "<token>",
};
const expiresMs = Date.UTC(2026, 6, 1, 12, 8, 19);

test("AssumeRole names the key, the role, the session and who is behind it", () => {
  const grant = sts("AssumeRole", {
    requestParameters: {
      roleArn: "arn:aws:iam::111122223333:role/path/deploy",
      roleSessionName: "alice",
      sourceIdentity: "Alice",
    },
    responseElements: {
      credentials,
      assumedRoleUser: {
        assumedRoleId: "AROAEXAMPLE:alice",
        arn: "arn:aws:sts::111122223333:assumed-role/deploy/alice",
      },
    },
  });
  expect(grant).toEqual({
    kind: "assume-role",
    issuedKeyId: "ASIAEXAMPLE000000001",
    assumedId: "AROAEXAMPLE:alice",
    assumedArn: "arn:aws:sts::111122223333:assumed-role/deploy/alice",
    roleArn: "arn:aws:iam::111122223333:role/path/deploy",
    sessionName: "alice",
    sourceIdentity: "Alice",
    expiresMs,
    subject: null,
    provider: null,
    behalfUserId: null,
    behalfStoreArn: null,
  });
});

test("a response that was left out leaves what the request says", () => {
  const grant = sts("AssumeRole", {
    requestParameters: { roleArn: "arn:aws:iam::1:role/a", roleSessionName: "s" },
    responseElements: null,
  });
  expect(grant).toMatchObject({ issuedKeyId: null, assumedId: null, sessionName: "s" });
});

test("SAML and web identity name the person and the provider that vouched", () => {
  const saml = { responseElements: { subject: "alice@corp", issuer: "https://idp", credentials } };
  expect(sts("AssumeRoleWithSAML", saml)).toMatchObject({
    kind: "assume-role-saml",
    subject: "alice@corp",
    provider: "https://idp",
    issuedKeyId: credentials.accessKeyId,
  });
  const web = { subjectFromWebIdentityToken: "repo:org/app", provider: "arn:aws:iam::1:oidc" };
  expect(sts("AssumeRoleWithWebIdentity", { responseElements: web })).toMatchObject({
    subject: "repo:org/app",
    provider: "arn:aws:iam::1:oidc",
  });
  const userIdentity = { type: "SAMLUser", userName: "bob", identityProvider: "Zr=" };
  expect(sts("AssumeRoleWithSAML", { userIdentity })).toMatchObject({
    subject: "bob",
    provider: "Zr=",
  });
});

test("a federation token names the federated user, a session token only its key", () => {
  const federatedUser = { federatedUserId: "111122223333:ci", arn: "arn:aws:sts::1:x" };
  expect(
    sts("GetFederationToken", {
      requestParameters: { name: "ci" },
      responseElements: { credentials, federatedUser },
    }),
  ).toMatchObject({ kind: "federation-token", assumedId: "111122223333:ci", sessionName: "ci" });
  expect(sts("GetSessionToken", { responseElements: { credentials } })).toMatchObject({
    kind: "session-token",
    issuedKeyId: credentials.accessKeyId,
    assumedId: null,
  });
});

test("AssumeRoot names its target", () => {
  const request = { requestParameters: { targetPrincipal: "444455556666" } };
  expect(sts("AssumeRoot", { ...request, responseElements: { credentials } })).toMatchObject({
    kind: "assume-root",
    assumedArn: "444455556666",
    roleArn: null,
  });
});

test("a sign-in and a switch of roles are sessions of the identity in the record", () => {
  const login = {
    eventSource: "signin.amazonaws.com",
    eventName: "ConsoleLogin",
    userIdentity: { type: "IAMUser", principalId: "AIDAEXAMPLE", arn: "arn:aws:iam::1:user/a" },
    responseElements: { ConsoleLogin: "Success" },
  };
  expect(grantOf(login)).toMatchObject({ kind: "sign-in", assumedId: "AIDAEXAMPLE" });
  const role = {
    type: "AssumedRole",
    principalId: "AROAEXAMPLE:alice",
    arn: "arn:aws:sts::1:assumed-role/admin/alice",
    sessionContext: { sessionIssuer: { arn: "arn:aws:iam::1:role/admin" } },
  };
  expect(
    grantOf({
      ...login,
      eventName: "SwitchRole",
      userIdentity: role,
      responseElements: { SwitchRole: "Success" },
      additionalEventData: { SwitchFrom: "arn:aws:iam::1:user/alice" },
    }),
  ).toMatchObject({
    kind: "switch-role",
    assumedId: "AROAEXAMPLE:alice",
    roleArn: "arn:aws:iam::1:role/admin",
    sessionName: "alice",
    subject: "arn:aws:iam::1:user/alice",
  });
  expect(grantOf({ ...login, eventName: "ExitRole" })).toBeNull();
});

test("Identity Center names the user, the account and the permission set, and redacts the key", () => {
  expect(
    grantOf({
      eventSource: "sso.amazonaws.com",
      eventName: "GetRoleCredentials",
      userIdentity: {
        type: "IdentityCenterUser",
        onBehalfOf: { userId: "u-1", identityStoreArn: "arn:aws:identitystore::1:identitystore/d" },
      },
      responseElements: { roleCredentials: { accessKeyId: "HIDDEN_DUE_TO_SECURITY_REASONS" } },
      serviceEventDetails: { account_id: "111122223333", role_name: "Admin" },
    }),
  ).toMatchObject({
    kind: "identity-center",
    behalfUserId: "u-1",
    behalfStoreArn: "arn:aws:identitystore::1:identitystore/d",
    issuedKeyId: null,
    roleArn: "111122223333/Admin",
  });
});

test.each([
  ["sts.amazonaws.com", "AssumeRole", { errorCode: "AccessDenied" }],
  ["sts.amazonaws.com", "AssumeRole", { errorCode: "ExpiredToken" }],
  ["sts.amazonaws.com", "AssumeRole", { eventCategory: "Insight" }],
  ["signin.amazonaws.com", "ConsoleLogin", { responseElements: { ConsoleLogin: "Failure" } }],
  ["sts.amazonaws.com", "GetCallerIdentity", {}],
  ["s3.amazonaws.com", "AssumeRole", {}],
])("%s %s with %j hands out nothing", (eventSource, eventName, more) => {
  expect(grantOf({ eventSource, eventName, ...more })).toBeNull();
});

test("no record, however made, makes it throw, and every value it gives is text or null", () => {
  const names = fc.constantFrom(
    ...Object.entries(SESSION_GRANT_ACTIONS).flatMap(([eventSource, kinds]) =>
      Object.keys(kinds).map((eventName) => ({ eventSource, eventName })),
    ),
  );
  const parts = fc.record({
    userIdentity: fc.jsonValue(),
    requestParameters: fc.oneof(fc.jsonValue(), fc.record({ roleArn: fc.jsonValue() })),
    responseElements: fc.oneof(
      fc.jsonValue(),
      fc.record({
        credentials: fc.oneof(
          fc.jsonValue(),
          fc.record({ accessKeyId: fc.jsonValue(), expiration: fc.jsonValue() }),
        ),
        assumedRoleUser: fc.jsonValue(),
        federatedUser: fc.jsonValue(),
      }),
    ),
    serviceEventDetails: fc.jsonValue(),
    additionalEventData: fc.jsonValue(),
  });
  let grants = 0;
  fc.assert(
    fc.property(names, parts, (name, rest) => {
      const grant = grantOf({ ...rest, ...name });
      if (grant === null) return;
      grants += 1;
      const { expiresMs, ...texts } = grant;
      expect(Number.isFinite(expiresMs ?? 0)).toBe(true);
      for (const text of Object.values(texts)) {
        expect(text === null || (typeof text === "string" && text !== "")).toBe(true);
      }
    }),
  );
  expect(grants).toBeGreaterThan(10);
  const named = { eventSource: "sts.amazonaws.com", eventName: "AssumeRole" };
  expect(readSessionGrant("no record", toEvent(named, JSON.stringify(named)))).toBeNull();
});
