import type { Profile } from "@/lib/api/profile-contract";
import type { Identity } from "@/lib/cloudtrail/identity";

export type Fact = Profile["facts"][number];

/** A fact without a page of its own; none when nothing is said. */
export function fact(label: string, value: string | null): Fact[] {
  return value === null || value === "" ? [] : [{ label, value, profile: null }];
}

/**
 * What one record says of who acted, for every type of identity (AWS: userIdentity element). What
 * the record does not say is not listed; nor, of a principal, what holds of one session or call
 * alone.
 */
export function identityFacts(identity: Identity, of: "principal" | "session"): Fact[] {
  const { type, accountId, behalfStoreArn, principalId, invokedBy, sourceIdentity } = identity;
  const isSession = of === "session";
  // The principalId of a role ends with the session's name.
  const isRole = type === "AssumedRole" || type === "Role" || type === "AWSAccount";
  const id = isRole && !isSession ? (principalId?.split(":")[0] ?? null) : principalId;
  return [
    ...fact("User name", identity.userName),
    ...fact("Principal id", id),
    ...(accountId === null ? [] : [accountFact("Caller's account", accountId)]),
    ...fact("Issuer", identity.issuerArn),
    ...fact("Trust", trustSource(identity)),
    ...fact("Identity provider", identity.identityProvider),
    ...fact("On behalf of user", identity.behalfUserId),
    ...fact("Identity store", behalfStoreArn),
    ...fact("Source identity", isSession ? sourceIdentity : null),
    ...fact("Invoked by", isSession || type === "AWSService" || type === null ? invokedBy : null),
  ];
}

/** An account with a page of its own where it is one. */
export function accountFact(label: string, account: string): Fact {
  const isAccount = /^\d{12}$/.test(account);
  return { label, value: account, profile: isAccount ? { kind: "account", id: account } : null };
}

/**
 * Who is trusted to act so, where names that AWS reserves tell it: roles of Identity Center and
 * service-linked roles; the services and accounts that are named as callers.
 */
function trustSource({ type, issuerArn, issuerName, accountId }: Identity): string | null {
  const service = /:role\/aws-service-role\/([^/]+)\//.exec(issuerArn ?? "")?.[1];
  if (service !== undefined) return `service-linked role of ${service}`;
  const set = /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(issuerName ?? "")?.[1];
  if (set !== undefined) return `Identity Center, permission set ${set}`;
  if (type === "AWSService") return "an AWS service";
  if (type === "AWSAccount" && accountId === "ANONYMOUS_PRINCIPAL") return "anonymous: not signed";
  return type === "AWSAccount" ? "a caller of another account" : null;
}
