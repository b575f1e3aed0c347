import type { PrincipalKind } from "@/lib/cloudtrail/event";

/** Kinds of principal with which every chain starts: a human, a service, an identity from outside. */
export const START_KINDS: readonly PrincipalKind[] = [
  "root",
  "user",
  "identity-center",
  "saml",
  "web-identity",
  "directory",
  "service",
];

/** What the dictionaries say about a credential. */
export interface Face {
  readonly kind: string;
  readonly key: string;
  readonly name: string;
  readonly account: string;
  readonly roleName: string;
  readonly issuerArn: string;
  readonly arn: string;
  readonly uniqueId: string;
  readonly sessionName: string;
  readonly sessionKey: string;
  readonly sourceIdentity: string;
}

/** Who a credential says it started with, when no call is found that it came from. */
export interface Claim {
  readonly kind: string;
  readonly key: string;
  readonly name: string;
  readonly account: string | null;
  readonly by: "source-identity" | "identity-center" | "service" | "identity";
  readonly certainty: "exact" | "strong" | "inferred";
  readonly why: string;
}

export function isStart({ kind }: Pick<Face, "kind">): boolean {
  return START_KINDS.some((start) => start === kind);
}

const LINKED_ROLE = /:role\/aws-service-role\/([^/]+)\//;
/** Names that AWS gives to sessions of instances and of tasks. */
const INSTANCE = /^i-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;
const TASK = /^[0-9a-f]{32}$/;

/**
 * Who a credential that no call explains started with: null when it does not say. AWS: Monitor and
 * control actions taken with assumed roles (source identity), IAM Identity Center permission sets
 * (the session is named as the user), service-linked roles (only their service may assume them).
 */
export function claimOf(face: Face): Claim | null {
  if (face.kind === "account") return foreignClaim(face);
  if (face.kind !== "role") return null;
  const { roleName, sessionName, sourceIdentity, issuerArn } = face;
  if (roleName.startsWith("AWSReservedSSO_") && sessionName !== "") {
    const why = `Roles named AWSReservedSSO_… are those of Identity Center, which names their sessions as the user: ${sessionName}.`;
    return person("identity-center", sessionName, "strong", why);
  }
  if (sourceIdentity !== "") {
    const why = `The source identity ${sourceIdentity} was set when the first role was assumed and cannot be changed since.`;
    return person("source-identity", sourceIdentity, "strong", why);
  }
  const service = LINKED_ROLE.exec(issuerArn)?.[1];
  if (service !== undefined) {
    return aService(service, "strong", `Only ${service} may assume its service-linked role.`);
  }
  if (INSTANCE.test(sessionName)) {
    const why = `The session is named ${sessionName}, as those of an instance's role are.`;
    return aService("ec2.amazonaws.com", "inferred", why);
  }
  if (TASK.test(sessionName)) {
    const why = `The session is named ${sessionName}, as those of a task's role are.`;
    return aService("ecs-tasks.amazonaws.com", "inferred", why);
  }
  return null;
}

/** Of a caller from another account only account and unique id are told; a role's has a session. */
function foreignClaim({ key, name, account, uniqueId }: Face): Claim | null {
  if (name.startsWith("AROA") || uniqueId.includes(":")) return null;
  const why = `The record names its caller as ${name}${account === "" ? "" : ` of account ${account}`}, and nothing more.`;
  return {
    kind: "account",
    key,
    name,
    account: account || null,
    by: "identity",
    certainty: "exact",
    why,
  };
}

function person(by: Claim["by"], name: string, certainty: Claim["certainty"], why: string): Claim {
  const kind = by === "identity-center" ? by : "unknown";
  return { kind, key: `${kind}||${name}`, name, account: null, by, certainty, why };
}

function aService(name: string, certainty: Claim["certainty"], why: string): Claim {
  return {
    kind: "service",
    key: `service||${name}`,
    name,
    account: null,
    by: "service",
    certainty,
    why,
  };
}
