import type { PathSegment } from "./ast";
import type { Field } from "./field";
import { WRITTEN_NAME } from "./field-names";
import { FIELDS, findField } from "./fields";
import type { Fix } from "./issue";
import { issue, ParseError, replace } from "./parse-error";
import type { Scanner } from "./scanner";
import { slips } from "./slips";

/** A field as a query names it: `user`, `@eventName`, `request.tags[0]."aws:createdBy"`. */
export interface FieldName {
  readonly field: Field;
  readonly path: readonly PathSegment[];
}

const SEGMENT = /\.(?:([\w$-]+)|"((?:[^"\\]|\\.)*)")|\[(\d{1,6})\]/g;

export interface WrittenName {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly found: FieldName | undefined;
}

/** Takes what is written like a field name, known or not; null and no move when nothing is. */
export function takeFieldName(scanner: Scanner): WrittenName | null {
  const from = scanner.position;
  const match = scanner.take(WRITTEN_NAME);
  if (match === null) return null;
  const [text, head = "", tail = ""] = match;
  return { text, from, to: scanner.position, found: resolveName(head, tail) };
}

/** The error for a name that no field has, with the nearest name as its first fix. */
export function unknownField(name: WrittenName, further: readonly Fix[] = []): ParseError {
  const near = nearestName(name.text.toLowerCase());
  const fixes = near === null ? [] : [replace(`Did you mean ${near}?`, name.from, name.to, near)];
  return new ParseError(
    issue("E105", `Unknown field "${name.text}".`, name.from, name.to, [...fixes, ...further]),
  );
}

function resolveName(head: string, tail: string): FieldName | undefined {
  const whole = findField(head + tail);
  if (whole !== undefined) return { field: whole, path: [] };
  const field = findField(head);
  if (field?.type !== "path") return undefined;
  const path = Array.from(tail.matchAll(SEGMENT), ([, bare, quoted, position]) =>
    position === undefined
      ? (bare ?? (quoted ?? "").replace(/\\(["\\])/g, "$1"))
      : Number(position),
  );
  return { field, path };
}

/** The name or alias within two slips of the pen; null when none is near. */
function nearestName(text: string): string | null {
  if (text.length > 40) return null;
  let best: string | null = null;
  let bestDistance = Math.min(3, Math.ceil(text.length / 2));
  for (const { name, aliases } of FIELDS) {
    for (const candidate of [name, ...aliases]) {
      const distance = slips(text, candidate.toLowerCase());
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
  }
  return best;
}
