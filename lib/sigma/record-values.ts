import { isJsonObject } from "@/lib/cloudtrail/read-field";

/** A step from the record to a value: a member's name or a position in a list. */
export interface Step {
  readonly before: Step | null;
  readonly key: string | number;
}

/** A value of a record and where it stands. */
export interface FoundNode {
  readonly value: unknown;
  readonly at: Step | null;
}

/** Something that a rule's value can be compared with. */
export interface Candidate {
  readonly text: string;
  /** In lower case: comparisons ignore case unless a rule says otherwise. */
  readonly folded: string;
  /** The scalar itself; null for the JSON text of an object or list. */
  readonly scalar: string | number | boolean | null;
  readonly at: Step | null;
}

/**
 * The values under a field's name. A member whose own name has the dots comes before the nested
 * path; a list stands for its items, also in mid-path. Only a record's own members count.
 */
export function findNodes(from: FoundNode, parts: readonly string[]): readonly FoundNode[] {
  const found: FoundNode[] = [];
  walk(from.value, parts, 0, from.at, found);
  return found;
}

function walk(
  value: unknown,
  parts: readonly string[],
  from: number,
  at: Step | null,
  found: FoundNode[],
): void {
  if (from === parts.length) {
    found.push({ value, at });
    return;
  }
  if (Array.isArray(value)) {
    for (const [position, item] of value.entries()) {
      walk(item, parts, from, { before: at, key: position }, found);
    }
    return;
  }
  if (!isJsonObject(value)) return;
  for (let to = parts.length; to > from; to -= 1) {
    const key = to === from + 1 ? (parts[from] ?? "") : parts.slice(from, to).join(".");
    if (!Object.hasOwn(value, key)) continue;
    const before = found.length;
    walk(value[key], parts, to, { before: at, key }, found);
    if (found.length > before) return;
  }
}

/**
 * What the values can be compared as. A scalar is its text (`false`, `443`), a list its items and,
 * like an object, its compact JSON. Null is nothing; so are `{}` and `[]`.
 */
export function toCandidates(nodes: readonly FoundNode[]): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const { value, at } of nodes) addCandidates(value, at, candidates);
  return candidates;
}

function addCandidates(value: unknown, at: Step | null, into: Candidate[], isItem = false): void {
  if (value === null || value === undefined) return;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    const text = String(value);
    into.push({ text, folded: text.toLowerCase(), scalar: value, at });
    return;
  }
  if (Array.isArray(value)) {
    for (const [key, item] of value.entries()) addCandidates(item, { before: at, key }, into, true);
    // A list in a list is written once, in the text of the outer one.
    if (value.length === 0 || isItem) return;
  } else if (Object.keys(value).length === 0) return;
  const text = JSON.stringify(value);
  into.push({ text, folded: text.toLowerCase(), scalar: null, at });
}

/** Every scalar of a record, for words without a field. No recursion: the depth is the log's choice. */
export function allScalars(from: FoundNode): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const stack: FoundNode[] = [from];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, at } = next;
    if (typeof value !== "object" || value === null) {
      addCandidates(value, at, candidates);
      continue;
    }
    const members = Array.isArray(value) ? value.entries() : Object.entries(value);
    for (const [key, item] of members) stack.push({ value: item, at: { before: at, key } });
  }
  return candidates;
}

/** The names and positions from the record to a value. */
export function pathOf(at: Step | null): readonly (string | number)[] {
  const keys: (string | number)[] = [];
  for (let step = at; step !== null; step = step.before) keys.unshift(step.key);
  return keys;
}
