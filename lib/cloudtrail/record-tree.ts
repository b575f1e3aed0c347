import { findSecrets } from "./mask-secrets";
import type { Secret } from "./named-secrets";

/** One value of a record, as far as a comparison needs it. */
export type RecordNode = Leaf | Members | Items;

/** A text, number, `true`, `false`, `null`, or an object or array without content. */
export interface Leaf {
  readonly kind: "leaf";
  /** What it is, as JSON writes it, numbers as the record spells them. Not to be shown. */
  readonly text: string;
  /** The same with secrets masked; the length of a mask says nothing. */
  readonly shown: string;
}

export interface Members {
  readonly kind: "object";
  readonly members: ReadonlyMap<string, RecordNode>;
}

export interface Items {
  readonly kind: "array";
  readonly items: readonly RecordNode[];
}

/** Policies nested deeper are compared as texts; AWS allows far less. */
const DEEPEST_POLICY = 64;
const STARS = "*".repeat(8);
const HIDDEN = `"${STARS}"`;

/** A string with its escapes, or a number. In valid JSON neither can begin inside the other. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/**
 * A record's JSON text as a tree whose leaves know what they are and what may be shown of them.
 * Policy documents inside strings are looked into. Throws SyntaxError for text that is not JSON.
 */
export function readRecordTree(json: string): RecordNode {
  const tokens: Token[] = [];
  const secrets = findSecrets(json);
  let next = 0;
  // Each string, name and number gives its place in `tokens`: so numbers keep their spelling,
  // `__proto__` is a name like any other, and what is masked is known by where it stands.
  const places = json.replace(TOKEN, (source, from: number) => {
    const to = from + source.length;
    while ((secrets[next]?.to ?? to) <= from) next += 1;
    let end = next;
    while ((secrets[end]?.from ?? to) < to) end += 1;
    return `"t${tokens.push({ source, from, secrets: secrets.slice(next, end) }) - 1}"`;
  });
  return toNode(JSON.parse(places), tokens);
}

/** A string or number as it stands in JSON, and the secrets in it, by their places in the same text. */
interface Token {
  readonly source: string;
  readonly from: number;
  readonly secrets: readonly Secret[];
}

function toNode(value: unknown, tokens: readonly Token[]): RecordNode {
  if (typeof value === "string") return toLeaf(tokens[placeOf(value)]);
  if (Array.isArray(value)) {
    const items = value.map((item) => toNode(item, tokens));
    return items.length > 0 ? { kind: "array", items } : plain("[]");
  }
  if (typeof value !== "object" || value === null) return plain(String(value));
  const members = Object.entries(value).map(([name, member]): [string, RecordNode] => [
    JSON.parse(tokens[placeOf(name)]?.source ?? '""'),
    toNode(member, tokens),
  ]);
  return members.length > 0 ? { kind: "object", members: new Map(members) } : plain("{}");
}

function placeOf(token: string): number {
  return Number(token.slice(1));
}

function plain(text: string): Leaf {
  return { kind: "leaf", text, shown: text };
}

function toLeaf(token: Token | undefined): RecordNode {
  if (token === undefined) throw new Error("A token of the record is missing");
  const { source, secrets } = token;
  if (!source.startsWith('"')) {
    return { kind: "leaf", text: source, shown: secrets.length > 0 ? HIDDEN : source };
  }
  const text: string = JSON.parse(source);
  const shown = withStars(token);
  const policy = shown === HIDDEN ? null : readPolicy(text);
  if (policy) return policy;
  return { kind: "leaf", text: JSON.stringify(text), shown: JSON.stringify(JSON.parse(shown)) };
}

/** The source with each secret as stars: their number is always the same. */
function withStars({ source, from, secrets }: Token): string {
  let done = 0;
  let shown = "";
  for (const secret of secrets) {
    shown += source.slice(done, Math.max(done, secret.from - from)) + STARS;
    done = Math.min(source.length - 1, secret.to - from);
  }
  return shown + source.slice(done);
}

/**
 * The policy document that a text holds, or null. Requests have it as JSON, answers of IAM
 * percent-encoded (AWS: IAM API, policy documents in responses). Its secrets are looked for in it
 * as it is decoded.
 */
function readPolicy(text: string): Members | null {
  const json = /^%7B/i.test(text) ? decoded(text) : text;
  if (!/^\s*\{/.test(json) || !json.includes("Statement") || isDeep(json)) return null;
  try {
    const policy = readRecordTree(json);
    return policy.kind === "object" && policy.members.has("Statement") ? policy : null;
  } catch {
    return null;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Brackets inside strings count too: a text that looks deep without being so is compared as text. */
function isDeep(json: string): boolean {
  let depth = 0;
  for (const [bracket] of json.matchAll(/[[\]{}]/g)) {
    depth += bracket === "[" || bracket === "{" ? 1 : -1;
    if (depth > DEEPEST_POLICY) return true;
  }
  return false;
}
