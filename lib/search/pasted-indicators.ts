import type { Indicator, Query } from "./ast";
import { indicatorType } from "./indicator";
import type { Scanner } from "./scanner";

interface Piece {
  readonly text: string;
  readonly from: number;
}

/** Characters that mean something else than themselves, so that the word is no plain indicator. */
const NOT_PLAIN = /[\s\p{Cc}*?\\"“”„‟()|;]/u;

/** A whole text of indicators with commas, semicolons or line ends between them: any may match. */
export function splitIndicators(scanner: Scanner): Query | null {
  if (!/[\n,;]/.test(scanner.text.trim())) return null;
  return either(scanner, pieces(scanner.text, 0, /[^\n\r,;]+/g));
}

/** Takes an indicator, or some with commas between; null and no move at any other word. */
export function takeIndicators(scanner: Scanner): Query | null {
  const raw = scanner.peekRaw();
  const from = scanner.position;
  // An ARN may hold a comma itself.
  const query =
    either(scanner, pieces(raw, from, /[^,]+/g)) ?? either(scanner, [{ text: raw, from }]);
  if (query !== null) scanner.position = from + raw.length;
  return query;
}

function pieces(text: string, offset: number, pattern: RegExp): Piece[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const lead = match[0].length - match[0].trimStart().length;
    return { text: match[0].trim(), from: offset + match.index + lead };
  }).filter((piece) => piece.text !== "");
}

/** Null unless every piece is an indicator. */
function either(scanner: Scanner, found: readonly Piece[]): Query | null {
  const items: Indicator[] = [];
  for (const { text, from } of found) {
    const type = NOT_PLAIN.test(text) ? null : indicatorType(text);
    if (type === null) return null;
    items.push({ kind: "indicator", type, text, from, to: from + text.length });
  }
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) return null;
  for (const { from, to } of items) scanner.countClause(from, to);
  return items.length === 1 ? first : { kind: "or", items, from: first.from, to: last.to };
}
