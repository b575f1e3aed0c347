import type { Indicator, Query } from "./ast";
import { indicatorType } from "./indicator";
import type { Scanner } from "./scanner";

interface Piece {
  readonly text: string;
  readonly from: number;
}

/** Characters that mean something else than themselves, so that the word is no plain indicator. */
const NOT_PLAIN = /[\s\p{Cc}*?\\"“”„‟()|;]/u;

/** Between two indicators; the first one's word may hold the comma already. */
const COMMA = /(?<=,)\s+|\s*,\s*/y;

/** A whole text of indicators with commas, semicolons or line ends between them: any may match. */
export function splitIndicators(scanner: Scanner): Query | null {
  if (!/[\n,;]/.test(scanner.text.trim())) return null;
  const found = indicators(pieces(scanner.text, 0, /[^\n\r,;]+/g));
  return found && either(scanner, found);
}

/** Takes an indicator, or some with commas between; null and no move at any other word. */
export function takeIndicators(scanner: Scanner): Query | null {
  const found: Indicator[] = [];
  let end = scanner.position;
  do {
    const from = scanner.position;
    const raw = scanner.peekRaw();
    // An ARN may hold a comma itself.
    const more = indicators(pieces(raw, from, /[^,]+/g)) ?? indicators([{ text: raw, from }]);
    if (more === null) break;
    found.push(...more);
    end = from + raw.length;
    scanner.position = end;
  } while (scanner.take(COMMA) !== null);
  scanner.position = end;
  return found.length === 0 ? null : either(scanner, found);
}

function pieces(text: string, offset: number, pattern: RegExp): Piece[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const lead = match[0].length - match[0].trimStart().length;
    return { text: match[0].trim(), from: offset + match.index + lead };
  }).filter((piece) => piece.text !== "");
}

/** Null unless every piece is an indicator, and there is one. */
function indicators(found: readonly Piece[]): Indicator[] | null {
  const items: Indicator[] = [];
  for (const { text, from } of found) {
    const type = NOT_PLAIN.test(text) ? null : indicatorType(text);
    if (type === null) return null;
    items.push({ kind: "indicator", type, text, from, to: from + text.length });
  }
  return items.length === 0 ? null : items;
}

function either(scanner: Scanner, items: readonly Indicator[]): Query | null {
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) return null;
  for (const { from, to } of items) scanner.countClause(from, to);
  return items.length === 1 ? first : { kind: "or", items, from: first.from, to: last.to };
}
