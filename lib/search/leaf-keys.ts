/** Secrets must not become searchable; ids that differ in every call would only fill the index. */
const SKIPPED = new Set([
  "sessiontoken",
  "secretaccesskey",
  "secretkey",
  "secretstring",
  "secretbinary",
  "privatekey",
  "accesstoken",
  "refreshtoken",
  "idtoken",
  "webidentitytoken",
  "samlassertion",
  "authorizationtoken",
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

/** How the members of a record's body are indexed and searched: of credentials, the key id alone. */
export function keyKind(name: string): KeyKind {
  let kind = judged.get(name);
  if (kind === undefined) {
    kind = judge(name.toLowerCase());
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
  if (name === "credentials") return "credentials";
  return SKIPPED.has(name) || name.endsWith("password") ? "skipped" : "plain";
}
