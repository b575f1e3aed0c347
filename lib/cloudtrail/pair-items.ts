import type { RecordNode } from "./record-tree";

/** Members that tell the items of an array apart: resources, statements of policies, tags. */
const IDENTITIES = ["ARN", "arn", "Sid", "sid", "key", "Key"] as const;

/** Items to be compared with each other; null where the other array has none. */
export interface ItemPair {
  readonly earlier: RecordNode | null;
  readonly later: RecordNode | null;
  /** What tells this pair from the others in a path: `key="env"`, or the place of the later item. */
  readonly label: string;
}

/**
 * Which items of two arrays are to be compared with each other. By the member that names the
 * items, where every one has its own; else by place, after equal items at the beginning and at the
 * end. Of pairs that
 * differ no two have one label: what moved and what took its place are told apart.
 */
export function pairItems(before: readonly RecordNode[], after: readonly RecordNode[]): ItemPair[] {
  for (const name of IDENTITIES) {
    const earlier = namesOf(before, name);
    const later = earlier && namesOf(after, name);
    if (later) return byName(name, earlier, later);
  }
  return byPlace(before, after);
}

/** Each item by its name; null unless each has one of its own, which may be shown. */
function namesOf(items: readonly RecordNode[], name: string): Map<string, RecordNode> | null {
  const named = new Map<string, RecordNode>();
  for (const item of items) {
    const member = item.kind === "object" ? item.members.get(name) : undefined;
    if (member?.kind !== "leaf" || member.text !== member.shown || named.has(member.text)) {
      return null;
    }
    named.set(member.text, item);
  }
  return named;
}

function byName(
  member: string,
  before: ReadonlyMap<string, RecordNode>,
  after: ReadonlyMap<string, RecordNode>,
): ItemPair[] {
  return [...new Set([...before.keys(), ...after.keys()])].map((name) => ({
    earlier: before.get(name) ?? null,
    later: after.get(name) ?? null,
    label: `${member}=${name}`,
  }));
}

function byPlace(before: readonly RecordNode[], after: readonly RecordNode[]): ItemPair[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && isEqual(before[head], after[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && isEqual(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  const pairs: ItemPair[] = [];
  const earlierEnd = before.length - tail;
  const laterEnd = after.length - tail;
  const add = (earlier: RecordNode | undefined, later: RecordNode | undefined, place: number) =>
    pairs.push({ earlier: earlier ?? null, later: later ?? null, label: String(place) });
  for (let at = 0; at < Math.max(earlierEnd, laterEnd); at++) {
    add(at < earlierEnd ? before[at] : undefined, at < laterEnd ? after[at] : undefined, at);
  }
  for (let at = 0; at < tail; at++) {
    add(before[earlierEnd + at], after[laterEnd + at], laterEnd + at);
  }
  return pairs;
}

function isEqual(a: RecordNode | undefined, b: RecordNode | undefined): boolean {
  if (a === undefined || b === undefined || a.kind !== b.kind) return false;
  if (a.kind === "leaf") return b.kind === "leaf" && a.text === b.text;
  if (a.kind === "array") {
    if (b.kind !== "array" || a.items.length !== b.items.length) return false;
    return a.items.every((item, at) => isEqual(item, b.items[at]));
  }
  if (b.kind !== "object" || a.members.size !== b.members.size) return false;
  return [...a.members].every(([name, item]) => isEqual(item, b.members.get(name)));
}
