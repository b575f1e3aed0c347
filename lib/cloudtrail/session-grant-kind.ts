/** What began: credentials for a role, for root of a member account, for oneself, or a console session. */
export type SessionGrantKind =
  | "assume-role"
  | "assume-role-saml"
  | "assume-role-web-identity"
  | "assume-root"
  | "session-token"
  | "federation-token"
  | "sign-in"
  | "switch-role"
  | "identity-center";

/**
 * The calls that begin a session, by eventSource and eventName (AWS: "Logging IAM and AWS STS API
 * calls with AWS CloudTrail", "AWS Management Console sign-in events", "CloudTrail use cases for IAM
 * Identity Center"). ExitRole begins none: it goes back to the session that was there before.
 */
export const SESSION_GRANT_ACTIONS: Readonly<
  Record<string, Readonly<Record<string, SessionGrantKind>>>
> = {
  "sts.amazonaws.com": {
    AssumeRole: "assume-role",
    AssumeRoleWithSAML: "assume-role-saml",
    AssumeRoleWithWebIdentity: "assume-role-web-identity",
    AssumeRoot: "assume-root",
    GetSessionToken: "session-token",
    GetFederationToken: "federation-token",
  },
  "signin.amazonaws.com": {
    ConsoleLogin: "sign-in",
    GetSigninToken: "sign-in",
    SwitchRole: "switch-role",
    Federate: "identity-center",
  },
  "sso.amazonaws.com": {
    Authenticate: "identity-center",
    CreateToken: "identity-center",
    Federate: "identity-center",
    GetRoleCredentials: "identity-center",
  },
  "sso-oauth.amazonaws.com": {
    CreateToken: "identity-center",
    CreateTokenWithIAM: "identity-center",
  },
};

const KINDS = new Map(
  Object.entries(SESSION_GRANT_ACTIONS).map(([source, kinds]) => [
    source,
    new Map(Object.entries(kinds)),
  ]),
);

/** The kind of session that a call begins, or null when it begins none. */
export function sessionGrantKind(
  eventSource: string | null,
  eventName: string | null,
): SessionGrantKind | null {
  return KINDS.get(eventSource ?? "")?.get(eventName ?? "") ?? null;
}
