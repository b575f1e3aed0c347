import { maskSecrets } from "./mask-secrets";

/** One value of a record, as far as a comparison needs it. */
export type RecordNode = Leaf | Members | Items;

/** A text, number, `true`, `false`, `null`, or an object or array without content. */
export interface Leaf {
  readonly kind: "leaf";
  /** What it is, as JSON writes it, numbers as the record spells them. Not to be shown. */
  readonly text: string;
  /** The same with secrets masked. */
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
/** What a long secret and a number look like: their length says something about them. */
const STARS = "*".repeat(8);
const HIDDEN = `"${STARS}"`;

/**
 * A record's JSON text as a tree whose leaves know what they are and what may be shown of them.
 * Policy documents inside strings are looked into. Throws SyntaxError for text that is not JSON.
 */
export function readRecordTree(json: string): RecordNode {
  const shown = maskSecrets(json).text;
  return pairUp(parseMarked(json), parseMarked(shown));
}

const TEXT = "s";
const NUMBER = "n";
/** A string with its escapes, or a number. In valid JSON neither can begin inside the other. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/**
 * JSON in which each string and each name begins with `s` and each number became a string that
 * begins with `n`: so numbers keep their spelling, and `__proto__` is a name like any other.
 */
function parseMarked(json: string): unknown {
  return JSON.parse(
    json.replace(TOKEN, (token) =>
      token.startsWith('"') ? `"${TEXT}${token.slice(1)}` : `"${NUMBER}${token}"`,
    ),
  );
}

/** Both are parsed from the same text, masked and not, so they have the same shape. */
function pairUp(value: unknown, shown: unknown): RecordNode {
  if (typeof value === "string") return pairText(value, shown);
  if (typeof value !== "object" || value === null) {
    return { kind: "leaf", text: String(value), shown: String(shown) };
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return { kind: "leaf", text: "[]", shown: "[]" };
    const other: readonly unknown[] = Array.isArray(shown) ? shown : [];
    return { kind: "array", items: value.map((item, at) => pairUp(item, other[at])) };
  }
  const others = new Map<string, unknown>(Object.entries(Object(shown)));
  const members = Object.entries(value).map(([name, item]): [string, RecordNode] => [
    name.slice(1),
    pairUp(item, others.get(name)),
  ]);
  if (members.length === 0) return { kind: "leaf", text: "{}", shown: "{}" };
  return { kind: "object", members: new Map(members) };
}

function pairText(value: string, shown: unknown): RecordNode {
  const text = value.slice(1);
  if (value.startsWith(NUMBER)) {
    return { kind: "leaf", text, shown: shown === value ? text : HIDDEN };
  }
  const masked = typeof shown === "string" ? shown.slice(1) : null;
  const policy = parsePolicy(text);
  const maskedPolicy = masked === null ? null : parsePolicy(masked);
  if (policy !== null && maskedPolicy !== null) return pairUp(policy, maskedPolicy);
  const json = JSON.stringify(text);
  if (masked === null || masked === text) {
    return { kind: "leaf", text: json, shown: masked === null ? HIDDEN : json };
  }
  return { kind: "leaf", text: json, shown: JSON.stringify(masked.replaceAll(/\*{9,}/g, STARS)) };
}

/**
 * The policy document that a text holds, or null. Requests have it as JSON, answers of IAM
 * percent-encoded (AWS: IAM API, policy documents in responses).
 */
function parsePolicy(text: string): object | null {
  const json = /^%7B/i.test(text) ? decoded(text) : text;
  if (!/^\s*\{/.test(json) || !json.includes("Statement") || isDeep(json)) return null;
  try {
    const policy = parseMarked(json);
    return typeof policy === "object" && policy !== null && Object.hasOwn(policy, "sStatement")
      ? policy
      : null;
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
