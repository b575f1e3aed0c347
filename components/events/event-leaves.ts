import type { EventField } from "./event-field-row";

const BODIES = [
  ["requestParameters", "request"],
  ["responseElements", "response"],
  ["additionalEventData", "extra"],
] as const;

/** More would be no list to read; the raw record has them all. */
const MOST_LEAVES = 500;
const MOST_DEPTH = 32;

/**
 * The values of a record's request, response and additional data, each under the path that the
 * query language finds it with: `request.tags."aws:name"`. Items of an array share the path of
 * the array. A record that is not JSON (a row of an export) has none.
 */
export function bodyFields(recordText: string): EventField[] {
  const record = parse(recordText);
  const found = new Map<string, Set<string>>();
  let leaves = 0;
  const walk = (node: unknown, path: string, depth: number): void => {
    if (leaves >= MOST_LEAVES || depth > MOST_DEPTH || node === null || node === undefined) return;
    if (Array.isArray(node)) {
      for (const item of node) walk(item, path, depth + 1);
    } else if (typeof node === "object") {
      for (const [name, value] of Object.entries(node)) {
        walk(value, `${path}.${printName(name)}`, depth + 1);
      }
    } else {
      leaves += 1;
      const values = found.get(path) ?? new Set();
      found.set(path, values.add(String(node)));
    }
  };
  for (const [member, field] of BODIES) walk(memberOf(record, member), field, 0);
  return [...found].map(([path, values]) => ({
    field: path,
    label: path,
    values: [...values],
    help: "A value in the body of the record, searched for by its path.",
  }));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function memberOf(record: unknown, name: string): unknown {
  if (typeof record !== "object" || record === null) return undefined;
  return Object.entries(record).find(([each]) => each === name)?.[1];
}

/** A name as a path of the query language holds it, in quotes where it needs them. */
function printName(name: string): string {
  return /^[\w$-]+$/.test(name) ? name : `"${name.replace(/["\\]/g, "\\$&")}"`;
}
