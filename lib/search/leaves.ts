import { isPublicCredential, keyKind } from "./leaf-keys";

/** Members whose whole value is a field of the catalogue, and so is found there. */
const CATALOGUED = new Set([
  "eventVersion",
  "eventTime",
  "eventSource",
  "eventName",
  "awsRegion",
  "sourceIPAddress",
  "userAgent",
  "errorCode",
  "errorMessage",
  "requestID",
  "eventID",
  "eventId",
  "readOnly",
  "eventType",
  "managementEvent",
  "recipientAccountId",
  "accountId",
  "sharedEventID",
  "vpcEndpointId",
  "eventCategory",
  "sessionCredentialFromConsole",
]);

const LONGEST_SPLIT = 2_048;
const MOST_PARTS = 32;
const COLON = 58;
const SLASH = 47;

/**
 * What a search without a field finds, beside the fields: adds every scalar below the record's
 * members in lower case, and the pieces of ARNs, paths and principal ids between `:` and `/`.
 * Secrets and per-call ids are left out (leaf-keys.ts). False when `limit` cut the list short.
 * Values repeat; members of unknown names, and wrong types under known names, are included.
 *
 * `without` names one member to leave out.
 *
 * On the hot path of ingest: no regular expression, no recursion (depth is the attacker's choice).
 */
export function collectLeaves(
  record: unknown,
  into: string[],
  limit: number,
  without?: string,
): boolean {
  if (typeof record !== "object" || record === null) return true;
  const stack: object[] = [];
  for (const [name, value] of Object.entries(record)) {
    if (name === without) continue;
    if (typeof value === "object" || !CATALOGUED.has(name)) visit(name, value, into, stack);
  }
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (into.length > limit) break;
    visitMembers(next, into, stack);
  }
  if (into.length <= limit) return true;
  into.length = limit;
  return false;
}

/** The same as an array without limit: whole scalars and their parts, in lower case. */
export function leafValues(record: unknown): string[] {
  const leaves: string[] = [];
  collectLeaves(record, leaves, Number.POSITIVE_INFINITY);
  return leaves;
}

function visitMembers(container: object, into: string[], stack: object[]): void {
  if (Array.isArray(container)) {
    for (const item of container) take(item, into, stack);
    return;
  }
  const names = Object.keys(container);
  const values = Object.values(container);
  for (let at = 0; at < names.length; at += 1) visit(names[at] ?? "", values[at], into, stack);
}

function visit(name: string, value: unknown, into: string[], stack: object[]): void {
  const kind = keyKind(name);
  if (kind === "plain") {
    take(value, into, stack);
  } else if (kind === "credentials" && typeof value === "object" && value !== null) {
    for (const [inner, secret] of Object.entries(value)) {
      if (isPublicCredential(inner) && typeof secret === "string") addText(secret, into);
    }
  }
}

function take(value: unknown, into: string[], stack: object[]): void {
  if (typeof value === "string") addText(value, into);
  else if (typeof value === "object") {
    if (value !== null) stack.push(value);
  } else if (value !== undefined) into.push(String(value));
}

function addText(text: string, into: string[]): void {
  const folded = text.toLowerCase();
  into.push(folded);
  if (folded.length <= LONGEST_SPLIT && hasParts(folded)) addParts(folded, into);
}

/** ARNs, paths and role principal ids; not prose and not JSON in a string. */
function hasParts(folded: string): boolean {
  if (folded.startsWith("arn:")) return true;
  if (folded.startsWith("{") || folded.startsWith("[") || folded.includes(" ")) return false;
  return folded.includes("/") || (folded.startsWith("aroa") && folded.includes(":"));
}

function addParts(folded: string, into: string[]): void {
  const most = into.length + MOST_PARTS;
  let start = 0;
  for (let at = 0; at <= folded.length && into.length < most; at += 1) {
    const code = at < folded.length ? folded.charCodeAt(at) : SLASH;
    if (code !== COLON && code !== SLASH) continue;
    const part = folded.slice(start, at);
    // Each ARN begins with these; searching for them says nothing.
    if (part !== "" && part !== "arn" && part !== "aws") into.push(part);
    start = at + 1;
  }
}
