import type { RecordNode } from "./record-tree";

/** Members that tell the items of an array apart: resources, statements of policies, tags. */
const IDENTITIES = ["ARN", "arn", "Sid", "sid", "key", "Key"] as const;

type Places = readonly [earlier: number | null, later: number | null];

/**
 * Which items of two arrays are to be compared with each other; null where the other array has
 * none. By the member that names the items, where every one has its own; else by place, after
 * equal items at the beginning and at the end.
 */
export function pairItems(before: readonly RecordNode[], after: readonly RecordNode[]): Places[] {
  for (const name of IDENTITIES) {
    const earlier = namesOf(before, name);
    const later = earlier && namesOf(after, name);
    if (later) return byName(earlier, later);
  }
  return byPlace(before, after);
}

/** The place of each item by its name; null unless each has one of its own. */
function namesOf(items: readonly RecordNode[], name: string): Map<string, number> | null {
  const places = new Map<string, number>();
  for (const [place, item] of items.entries()) {
    const member = item.kind === "object" ? item.members.get(name) : undefined;
    if (member?.kind !== "leaf" || places.has(member.text)) return null;
    places.set(member.text, place);
  }
  return places;
}

function byName(earlier: Map<string, number>, later: Map<string, number>): Places[] {
  const kept = [...earlier].map(([name, place]): Places => [place, later.get(name) ?? null]);
  const added = [...later].filter(([name]) => !earlier.has(name));
  return [...kept, ...added.map(([, place]): Places => [null, place])];
}

function byPlace(before: readonly RecordNode[], after: readonly RecordNode[]): Places[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && isEqual(before[head], after[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && isEqual(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  const places: Places[] = [];
  const earlierEnd = before.length - tail;
  const laterEnd = after.length - tail;
  for (let at = 0; at < Math.max(earlierEnd, laterEnd); at++) {
    places.push([at < earlierEnd ? at : null, at < laterEnd ? at : null]);
  }
  for (let at = 0; at < tail; at++) places.push([earlierEnd + at, laterEnd + at]);
  return places;
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
