import type { PathSegment } from "./ast";
import { isPublicCredential, keyKind } from "./leaf-keys";

/** Member of the record that each path field reads (CloudTrail record contents page). */
const BODIES: ReadonlyMap<string, string> = new Map([
  ["request", "requestParameters"],
  ["response", "responseElements"],
  ["extra", "additionalEventData"],
]);

/**
 * The scalars at or below a path of the record's request, response or additional data, as text.
 * Names match without regard to case; an array stands for its items unless a position is given.
 * What collectLeaves leaves out is left out here, so that both agree.
 */
export function pathValues(
  record: unknown,
  field: string,
  path: readonly PathSegment[],
): readonly string[] {
  const body = BODIES.get(field);
  if (body === undefined || typeof record !== "object" || record === null) return [];
  let nodes: unknown[] = Object.entries(record).flatMap(([name, value]) =>
    name === body ? [value] : [],
  );
  for (const segment of path) nodes = nodes.flatMap((node) => step(node, segment));
  return scalarsBelow(nodes);
}

function step(node: unknown, segment: PathSegment): unknown[] {
  if (typeof segment === "number") {
    return Array.isArray(node) && segment < node.length ? [node[segment]] : [];
  }
  const found: unknown[] = [];
  const wanted = segment.toLowerCase();
  const stack = [node];
  while (stack.length > 0) {
    const next = stack.pop();
    if (Array.isArray(next)) stack.push(...next);
    else {
      for (const [name, value] of members(next))
        if (name.toLowerCase() === wanted) found.push(value);
    }
  }
  return found;
}

function scalarsBelow(nodes: readonly unknown[]): readonly string[] {
  const values: string[] = [];
  const stack = [...nodes];
  while (stack.length > 0) {
    const next = stack.pop();
    if (Array.isArray(next)) stack.push(...next);
    else if (typeof next === "object") for (const [, value] of members(next)) stack.push(value);
    else if (next !== undefined) values.push(String(next));
  }
  return values;
}

/** Members that may be searched, in the shape that keeps the rule of `credentials` one level down. */
function members(node: unknown): [name: string, value: unknown][] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([name, value]): [string, unknown][] => {
    const kind = keyKind(name);
    if (kind === "plain") return [[name, value]];
    return kind === "credentials" ? [[name, publicCredentials(value)]] : [];
  });
}

function publicCredentials(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.fromEntries(Object.entries(value).filter(([name]) => isPublicCredential(name)));
}
