import { pairItems } from "./pair-items";
import type { Leaf, RecordNode } from "./record-tree";

/** One leaf that is not the same in both records. Values are JSON, with secrets masked. */
export interface RecordChange {
  /**
   * `requestParameters.bucket.name`; names that are not plain stand as `["a b"]`. Items of arrays
   * that have names stand by them, `tags[key="env"].value`; others by their place in the later
   * record, `groups[1]`; what was removed, in the earlier one. No path is told of twice.
   */
  readonly path: string;
  readonly kind: "added" | "removed" | "changed";
  readonly before: string | null;
  readonly after: string | null;
}

export interface RecordDifference {
  readonly changes: readonly RecordChange[];
  /** Leaves that are equal on both sides. */
  readonly same: number;
  /** Changes beyond the bound of what is listed. */
  readonly more: number;
}

/** Characters of all paths and values together: far more than two ordinary records can fill. */
const MOST_CHARACTERS = 8_000_000;

/**
 * What differs between two records (record-tree.ts), leaf by leaf, in the order of the earlier
 * record with what is new in each object or array after it. Numbers differ when their spelling
 * does. A secret that changed is listed as changed, and neither value is shown.
 */
export function diffRecords(before: RecordNode, after: RecordNode): RecordDifference {
  const found = new Differences();
  compare(before, after, "", found);
  return found;
}

class Differences implements RecordDifference {
  readonly changes: RecordChange[] = [];
  same = 0;
  more = 0;
  private characters = 0;

  add(change: RecordChange): void {
    const { path, before, after } = change;
    this.characters += path.length + (before?.length ?? 0) + (after?.length ?? 0);
    if (this.characters > MOST_CHARACTERS) this.more += 1;
    else this.changes.push(change);
  }
}

function compare(before: RecordNode, after: RecordNode, path: string, found: Differences): void {
  if (before.kind === "leaf" && after.kind === "leaf") {
    if (before.text === after.text) found.same += 1;
    else found.add({ path, kind: "changed", ...shownApart(before, after) });
  } else if (before.kind === "object" && after.kind === "object") {
    for (const [name, value] of before.members) {
      const other = after.members.get(name) ?? null;
      compareOrAdd(value, other, memberPath(path, name), found);
    }
    for (const [name, value] of after.members) {
      if (!before.members.has(name)) addLeaves("added", value, memberPath(path, name), found);
    }
  } else if (before.kind === "array" && after.kind === "array") {
    for (const { earlier, later, label } of pairItems(before.items, after.items)) {
      compareOrAdd(earlier, later, `${path}[${label}]`, found);
    }
  } else {
    addLeaves("removed", before, path, found);
    addLeaves("added", after, path, found);
  }
}

function compareOrAdd(
  before: RecordNode | null,
  after: RecordNode | null,
  path: string,
  found: Differences,
): void {
  if (before !== null && after !== null) compare(before, after, path, found);
  else if (before !== null) addLeaves("removed", before, path, found);
  else if (after !== null) addLeaves("added", after, path, found);
}

function addLeaves(
  kind: "added" | "removed",
  node: RecordNode,
  path: string,
  found: Differences,
): void {
  if (node.kind === "leaf") {
    const isAdded = kind === "added";
    found.add({
      path,
      kind,
      before: isAdded ? null : node.shown,
      after: isAdded ? node.shown : null,
    });
  } else if (node.kind === "object") {
    for (const [name, value] of node.members) addLeaves(kind, value, memberPath(path, name), found);
  } else {
    for (const [at, item] of node.items.entries()) addLeaves(kind, item, `${path}[${at}]`, found);
  }
}

/** Masked, two different secrets of one length look the same: then it is said in words. */
function shownApart(before: Leaf, after: Leaf) {
  return before.shown === after.shown
    ? { before: `${before.shown} (masked)`, after: `${after.shown} (masked, differs)` }
    : { before: before.shown, after: after.shown };
}

function memberPath(path: string, name: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === "" ? name : `${path}.${name}`;
}
