import type { PrincipalKind } from "@/lib/cloudtrail/event";
import type { Person } from "./read-people";

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

/** What else the index tells of a role session's face. */
export interface Hints {
  /** On whose behalf its records say that it acted. */
  readonly behalf: Person | null;
  /** The one service that began every other session of the same role and name. */
  readonly usualService: string | null;
}

/** Who a credential says it started with, when no call is found that it came from. */
export interface Claim {
  readonly kind: string;
  readonly key: string;
  readonly name: string;
  /** Everything that it may be asked for by. */
  readonly names: readonly string[];
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
export function claimOf(face: Face & Hints): Claim | null {
  if (face.kind === "account") return foreignClaim(face);
  if (face.kind !== "role") return null;
  const { roleName, sessionName, sourceIdentity, issuerArn, behalf, usualService } = face;
  const login = roleName.startsWith("AWSReservedSSO_") ? sessionName : "";
  if (behalf !== null) return behalfClaim(behalf, login);
  if (login !== "") {
    const why = `Roles named AWSReservedSSO_… are those of Identity Center, which names their sessions as the user: ${login}.`;
    return person("identity-center", login, "inferred", why);
  }
  if (sourceIdentity !== "") {
    const why = `The source identity ${sourceIdentity} was set when the first role was assumed and cannot be changed since.`;
    return person("source-identity", sourceIdentity, "strong", why);
  }
  const service = LINKED_ROLE.exec(issuerArn)?.[1];
  if (service !== undefined) {
    return aService(service, "strong", `Only ${service} may assume its service-linked role.`);
  }
  if (usualService !== null) {
    const why = `Every other session named ${sessionName} of this role was begun by ${usualService}.`;
    return aService(usualService, "inferred", why);
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
    names: [name, key],
    account: account || null,
    by: "identity",
    certainty: "exact",
    why,
  };
}

function person(by: Claim["by"], name: string, certainty: Claim["certainty"], why: string): Claim {
  const kind = by === "identity-center" ? by : "unknown";
  const key = `${kind}||${name}`;
  return { kind, key, name, names: [name, key], account: null, by, certainty, why };
}

/** AWS: CloudTrail use cases for IAM Identity Center, onBehalfOf. */
function behalfClaim({ key, userId }: Person, login: string): Claim {
  const named = login === "" ? "" : `, and names the session as the user: ${login}`;
  return {
    kind: "identity-center",
    key,
    name: login || userId,
    names: [login || userId, userId, key],
    account: null,
    by: "identity-center",
    certainty: "strong",
    why: `The session says that it acts on behalf of the user ${userId} of Identity Center${named}.`,
  };
}

function aService(name: string, certainty: Claim["certainty"], why: string): Claim {
  const key = `service||${name}`;
  return {
    kind: "service",
    key,
    name,
    names: [name, key],
    account: null,
    by: "service",
    certainty,
    why,
  };
}
