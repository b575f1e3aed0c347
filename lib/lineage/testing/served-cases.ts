import { assume, HOME, record, session, T, user } from "./case-record";

export const USER_ID = "544894e8-80c1-707f-60e3-3ba6510dfac1";
const STORE = "d-9067642ac7";
const onBehalfOf = {
  userId: USER_ID,
  identityStoreArn: `arn:aws:identitystore::${HOME}:identitystore/${STORE}`,
};

/** What Identity Center and services begin. */
export function servedRecords(): unknown[] {
  const permissionSet = {
    role: "AWSReservedSSO_Power_0123456789abcdef",
    session: "nina@example.com",
    began: T,
  };
  const lambda = { type: "AWSService", invokedBy: "lambda.amazonaws.com" };
  const handler = { role: "fn", session: "resize-image" };
  return [
    record("portal", {
      eventSource: "sso.amazonaws.com",
      eventName: "Federate",
      userIdentity: { type: "IdentityCenterUser", accountId: HOME, onBehalfOf },
    }),
    record("behalf", { userIdentity: { ...session(permissionSet), onBehalfOf } }),
    record("behalf-silent", { userIdentity: session(permissionSet) }),
    record("behalf-forged", {
      userIdentity: session({
        role: "AWSReservedSSO_Forged",
        session: USER_ID,
        began: "2026-01-02T09:00:00Z",
        sourceIdentity: STORE,
      }),
    }),
    record("fn-call", {
      userIdentity: lambda,
      ...assume("fn", "resize-image", "ASIAFN00000000000001"),
    }),
    record("fn-other", {
      userIdentity: session({
        ...handler,
        key: "ASIAFN00000000000002",
        began: "2026-01-02T08:00:00Z",
      }),
      eventTime: "2026-01-02T08:00:05Z",
    }),
    record("forwarded-call", {
      userIdentity: {
        ...user("fred", "ASIAFRED000000000001"),
        invokedBy: "cloudformation.amazonaws.com",
      },
      ...assume("stack", "deploy", "ASIASTACK00000000001"),
    }),
    record("forwarded-leaf", {
      userIdentity: session({
        role: "stack",
        session: "deploy",
        key: "ASIASTACK00000000001",
        began: T,
      }),
    }),
  ];
}
