import { accountOfArn, assumedRoleOfArn, nameInArn } from "./arn";
import type { Principal, PrincipalKind } from "./event";
import type { Identity } from "./identity";

/** A record without any identity. */
const NO_PRINCIPAL: Principal = principal("unknown", null, null);

/**
 * Who acted, with every session of one role or user folded into one key. The ARN cannot serve as
 * the key: that of a role session contains the session's name (AWS: userIdentity element).
 *
 * `sourceService` is the service named in sourceIPAddress; it names a service caller that the
 * identity does not.
 */
export function toPrincipal(identity: Identity | null, sourceService: string | null): Principal {
  if (identity === null) return NO_PRINCIPAL;
  switch (identity.type) {
    case "Root":
      return principal("root", identity.accountId, "root");
    case "IAMUser":
      return userPrincipal(identity);
    case "AssumedRole":
    case "Role":
      return rolePrincipal(identity);
    case "FederatedUser":
      return federatedPrincipal(identity);
    case "AWSService":
      return servicePrincipal(identity.invokedBy ?? sourceService ?? identity.principalId);
    case "AWSAccount":
      return accountPrincipal(identity);
    case "IdentityCenterUser":
      return identityCenterPrincipal(identity);
    case "SAMLUser":
      return providerPrincipal("saml", identity);
    case "WebIdentityUser":
      return providerPrincipal("web-identity", identity);
    case "Directory":
      return principal("directory", identity.accountId, identity.userName ?? identity.principalId);
    case null:
      return untypedPrincipal(identity);
    default:
      return unknownPrincipal(identity);
  }
}

/** A mistyped user name is withheld by AWS: then nobody knows who tried (AWS: sign-in events). */
function userPrincipal(identity: Identity): Principal {
  const { accountId, userName, arn, principalId } = identity;
  if (userName === "HIDDEN_DUE_TO_SECURITY_REASONS") return unknownPrincipal(identity);
  return principal("user", accountId, userName ?? nameInArn(arn, "user") ?? principalId);
}

/** Role names are unique in an account whatever their path, so account and name are enough. */
function rolePrincipal(identity: Identity): Principal {
  const accountId = identity.issuerAccountId ?? identity.accountId;
  return principal(
    "role",
    accountId,
    roleName(identity) ?? identity.userName ?? beforeColon(identity.principalId),
  );
}

/** The role behind a session, as its issuer or its ARN names it. */
export function roleName(identity: Identity): string | null {
  const { type, issuerName, issuerArn, arn } = identity;
  if (type !== "AssumedRole" && type !== "Role" && type !== null) return null;
  return (
    issuerName ??
    nameInArn(issuerArn, "role") ??
    assumedRoleOfArn(arn)?.role ??
    nameInArn(arn, "role")
  );
}

/** GetFederationToken: the session acts for the user or root who asked (AWS: IAM integration). */
function federatedPrincipal(identity: Identity): Principal {
  const { issuerType, issuerName, issuerArn, accountId } = identity;
  const issuerAccount = identity.issuerAccountId ?? accountId;
  if (issuerType === "Root") return principal("root", issuerAccount, "root");
  const user = issuerName ?? nameInArn(issuerArn, "user");
  if (user !== null) return principal("user", issuerAccount, user);
  return principal("federated", accountId, identity.sessionName ?? identity.principalId);
}

/** A service belongs to no account of ours; the account in the record is the one it worked for. */
function servicePrincipal(name: string | null): Principal {
  return principal("service", null, name);
}

/**
 * A caller from another account: only its account and unique id are told, and the part of the id
 * after the colon is a session. Unsigned S3 requests come as account `ANONYMOUS_PRINCIPAL`, which
 * is no account.
 */
function accountPrincipal(identity: Identity): Principal {
  const { accountId, userName } = identity;
  if (accountId === "ANONYMOUS_PRINCIPAL") return principal("account", null, accountId);
  return principal(
    "account",
    accountId,
    userName ?? beforeColon(identity.principalId) ?? accountId,
  );
}

/** Names left these records in July 2025: the user id and its store remain (AWS: sign-in). */
function identityCenterPrincipal(identity: Identity): Principal {
  const { behalfUserId, behalfStoreArn, userName, principalId } = identity;
  const accountId = accountOfArn(behalfStoreArn) ?? identity.accountId;
  const store = behalfStoreArn?.slice(behalfStoreArn.lastIndexOf("/") + 1);
  const id = behalfUserId === null || !store ? behalfUserId : `${store}/${behalfUserId}`;
  return principal(
    "identity-center",
    accountId,
    userName ?? behalfUserId ?? principalId,
    id ?? principalId ?? userName,
  );
}

/** SAML and web identities: a user name means something only together with its provider. */
function providerPrincipal(kind: "saml" | "web-identity", identity: Identity): Principal {
  const { identityProvider, userName, principalId, accountId } = identity;
  const id =
    identityProvider !== null && userName !== null
      ? `${identityProvider}:${userName}`
      : principalId;
  return principal(kind, accountId, userName ?? principalId, id ?? userName);
}

/** Identities without a type: a service that acted alone, or what a reduced record left over. */
function untypedPrincipal(identity: Identity): Principal {
  const { arn, userName, invokedBy, principalId } = identity;
  if (roleName(identity) !== null) return rolePrincipal(identity);
  if (nameInArn(arn, "user") !== null) return userPrincipal(identity);
  if (arn?.endsWith(":root")) return principal("root", identity.accountId, "root");
  const anybody = arn ?? userName ?? principalId;
  return anybody === null && invokedBy !== null
    ? servicePrincipal(invokedBy)
    : unknownPrincipal(identity);
}

function unknownPrincipal(identity: Identity): Principal {
  const { accountId, userName, arn, principalId } = identity;
  return principal("unknown", accountId, userName ?? arn ?? principalId);
}

function principal(
  kind: PrincipalKind,
  accountId: string | null,
  name: string | null,
  id: string | null = name,
): Principal {
  return {
    key: `${kind}|${keyPart(accountId)}|${id ?? ""}`,
    kind,
    accountId,
    name: name ?? "unknown",
  };
}

/** The account inside a key; a bar there would let two principals share one. */
function keyPart(accountId: string | null): string {
  if (accountId === null) return "";
  return accountId.includes("|") ? accountId.replaceAll("|", "/") : accountId;
}

function beforeColon(principalId: string | null): string | null {
  if (principalId === null) return null;
  const colon = principalId.indexOf(":");
  return colon < 0 ? principalId : principalId.slice(0, colon) || null;
}
