import type { Bound, RangeTest, Test } from "./ast";
import { numberProblem } from "./check-value";
import type { Field } from "./field";
import type { Fix } from "./issue";
import { issue, ParseError, replace } from "./parse-error";
import { compareKeys, orderKey } from "./range-test";
import type { Scanner } from "./scanner";
import { timeProblem, timeSpan } from "./time-range";

interface WrittenBound {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** As written, with its quotes. */
  readonly raw: string;
}

const BRACKETED = /([[{])(\s*)("[^"]*"|[^\s"\]}]+)(\s+TO\s+)("[^"]*"|[^\s"\]}]+)\s*([\]}])?/iy;
const DOTTED = /("[^"]*"|[^\s"()|]*?)(\.\.)("[^"]*"|[^\s"()|]*)/y;

export function isOrdered(field: Field): boolean {
  return field.type === "time" || field.type === "number" || field.type === "version";
}

/** Takes `[a TO b]` or, for ordered fields, `a..b`; null and no move when there is no range. */
export function takeRange(scanner: Scanner, field: Field): Test | null {
  const from = scanner.position;
  const bracketed = scanner.take(BRACKETED);
  if (bracketed !== null) return bracketedTest(scanner, field, from, bracketed);
  const dotted = isOrdered(field) ? scanner.take(DOTTED) : null;
  if (dotted === null) return null;
  const [, low = "", dots = "", high = ""] = dotted;
  const max = writtenBound(high, from + low.length + dots.length);
  return rangeTest(scanner, field, from, writtenBound(low, from), max, true, true);
}

/** The test of one comparison such as `>=`; a bound covers all that it names. */
export function comparison(
  scanner: Scanner,
  field: Field,
  operator: string,
  word: { readonly text: string; readonly from: number; readonly to: number },
): RangeTest {
  checkBound(field, word);
  scanner.countClause(word.from, word.to);
  const bound: Bound = { text: word.text, inclusive: operator.endsWith("=") };
  return operator.includes(">")
    ? { kind: "range", min: bound, max: null }
    : { kind: "range", min: null, max: bound };
}

/** Throws E108 when a bound is not of the field's type. */
export function checkBound(
  field: Field,
  word: { readonly text: string; readonly from: number; readonly to: number },
): void {
  const message = boundProblem(field, word.text);
  if (message !== null) throw new ParseError(issue("E108", message, word.from, word.to));
}

function boundProblem(field: Field, text: string): string | null {
  if (field.type === "time") return timeSpan(text, 0) === null ? timeProblem(text) : null;
  if (field.type === "number") return numberProblem(field, text);
  return orderKey(field.type, text) === null ? `"${text}" is not a ${field.type}.` : null;
}

function bracketedTest(scanner: Scanner, field: Field, from: number, match: RegExpExecArray): Test {
  const [, open = "", space = "", low = "", to = "", high = "", close] = match;
  const end = scanner.position;
  if (close === undefined) {
    const fix = replace("Add ]", end, end, "]");
    throw new ParseError(issue("E102", "The range is not closed.", from, from + 1, [fix]));
  }
  if (!isOrdered(field)) {
    throw new ParseError(issue("E111", `${field.name} takes no ranges.`, from, end));
  }
  const lowFrom = from + open.length + space.length;
  const min = writtenBound(low, lowFrom);
  const max = writtenBound(high, lowFrom + low.length + to.length);
  return rangeTest(scanner, field, from, min, max, open === "[", close === "]");
}

function rangeTest(
  scanner: Scanner,
  field: Field,
  from: number,
  min: WrittenBound | null,
  max: WrittenBound | null,
  includesMin: boolean,
  includesMax: boolean,
): Test {
  const to = scanner.position;
  scanner.countClause(from, to);
  for (const bound of [min, max]) if (bound !== null) checkBound(field, bound);
  if (min === null && max === null) return { kind: "any" };
  if (min !== null && max !== null && isReversed(field, min.text, max.text)) {
    const edits = [
      { from: min.from, to: min.to, text: max.raw },
      { from: max.from, to: max.to, text: min.raw },
    ];
    const fixes: Fix[] = [{ label: "Swap", edits }];
    if (field.name === "hour" && includesMin && includesMax) {
      fixes.unshift(replace("Go past midnight", from, to, pastMidnight(min, max)));
    }
    throw new ParseError(issue("E110", "The range runs backwards.", from, to, fixes));
  }
  return {
    kind: "range",
    min: min === null ? null : { text: min.text, inclusive: includesMin },
    max: max === null ? null : { text: max.text, inclusive: includesMax },
  };
}

/** The list of hours from one of the evening to one of the next morning. */
function pastMidnight(min: WrittenBound, max: WrittenBound): string {
  const count = 24 - Number(min.text) + Number(max.text) + 1;
  const hours = Array.from({ length: count }, (_, at) => (Number(min.text) + at) % 24);
  return `(${hours.join(", ")})`;
}

/** `*` and nothing are open ends. */
function writtenBound(raw: string, from: number): WrittenBound | null {
  if (raw === "" || raw === "*") return null;
  const text = raw.startsWith('"') ? raw.slice(1, -1) : raw;
  return { text, from, to: from + raw.length, raw };
}

function isReversed(field: Field, min: string, max: string): boolean {
  if (field.type !== "time") {
    return compareKeys(orderKey(field.type, min), orderKey(field.type, max)) > 0;
  }
  // Only the asking moment can order `now-1h` and a date.
  if (/^now/i.test(min) !== /^now/i.test(max)) return false;
  return (timeSpan(min, 0)?.startMs ?? 0) > (timeSpan(max, 0)?.startMs ?? 0);
}
