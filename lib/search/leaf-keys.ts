import { isSecretName } from "@/lib/cloudtrail/secret-names";

/** Ids that differ in every call would only fill the index. */
const PER_CALL = new Set([
  "requestid",
  "x-amz-id-2",
  "x-amz-request-id",
  "x-amzn-requestid",
  "clienttoken",
  "clientrequesttoken",
  "nexttoken",
]);

type KeyKind = "plain" | "skipped" | "credentials";

// Names repeat, so each is judged once. Bounded, since an attacker can invent names.
const judged = new Map<string, KeyKind>();
const MOST_JUDGED = 4_096;

/**
 * How the members of a record's body are indexed and searched: of credentials, the key id alone.
 * Secrets must not become searchable.
 */
export function keyKind(name: string): KeyKind {
  let kind = judged.get(name);
  if (kind === undefined) {
    kind = judge(name);
    if (judged.size >= MOST_JUDGED) judged.clear();
    judged.set(name, kind);
  }
  return kind;
}

/** Whether a member of a `credentials` object may be searched. */
export function isPublicCredential(name: string): boolean {
  return name.length === 11 && name.toLowerCase() === "accesskeyid";
}

function judge(name: string): KeyKind {
  const lower = name.toLowerCase();
  if (lower === "credentials") return "credentials";
  return PER_CALL.has(lower) || isSecretName(name) ? "skipped" : "plain";
}
