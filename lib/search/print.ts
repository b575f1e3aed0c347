import type { Bound, PathSegment, Predicate, Query, RangeTest, TermTest } from "./ast";
import { checkValue } from "./check-value";
import { findField } from "./fields";
import { isArn } from "./indicator";
import { printText, printValue, quoted } from "./print-term";

/**
 * The canonical text of a query; empty for none. Reading it again gives the same tree, offsets
 * aside: `parseQuery(printQuery(q)).query` equals `q` for every `q` that parseQuery returned.
 */
export function printQuery(query: Query | null): string {
  return query === null ? "" : print(query);
}

function print(query: Query): string {
  switch (query.kind) {
    case "and":
      return query.items
        .map((item) => (item.kind === "or" ? `(${print(item)})` : print(item)))
        .join(" ");
    case "or":
      return query.items
        .map((item) => (item.kind === "and" ? `(${print(item)})` : print(item)))
        .join(" OR ");
    case "not":
      return printNot(query.item);
    case "predicate":
      return printPredicate(query);
    case "indicator":
      return query.text;
    case "text":
      return printText(query.term);
  }
}

function printNot(item: Query): string {
  if (item.kind === "predicate" && item.test.kind === "any") return `missing:${printName(item)}`;
  return item.kind === "and" || item.kind === "or" ? `-(${print(item)})` : `-${print(item)}`;
}

function printPredicate(predicate: Predicate): string {
  const name = printName(predicate);
  const { field, test } = predicate;
  if (test.kind === "any") return `${name}:*`;
  return test.kind === "range"
    ? `${name}${printRange(field, test)}`
    : `${name}${printTerms(predicate, test)}`;
}

function printName({ field, path }: Predicate): string {
  return field + path.map(printSegment).join("");
}

function printSegment(segment: PathSegment): string {
  if (typeof segment === "number") return `[${segment}]`;
  return /^[\w$-]+$/.test(segment) ? `.${segment}` : `."${segment.replace(/["\\]/g, "\\$&")}"`;
}

function printRange(field: string, { min, max }: RangeTest): string {
  if (min === null) return max === null ? ":*" : `<${max.inclusive ? "=" : ""}${printBound(max)}`;
  if (max === null) return `>${min.inclusive ? "=" : ""}${printBound(min)}`;
  const isOne = min.text === max.text && min.inclusive && max.inclusive;
  // A time alone is the range of what it covers; a number or version is a value.
  if (isOne && findField(field)?.type === "time") return `:${printBound(min)}`;
  const open = min.inclusive ? "[" : "{";
  return `:${open}${printBound(min)} TO ${printBound(max)}${max.inclusive ? "]" : "}"}`;
}

function printBound({ text }: Bound): string {
  return text.includes(" ") ? quoted(text) : text;
}

function printTerms({ field }: Predicate, { kind, terms }: TermTest): string {
  const operator = kind === "is" ? ":" : kind === "exact" ? ":=" : "~";
  const known = findField(field);
  const values = terms.map((term) => {
    const word = { term, quoted: false, from: 0, to: term.text.length };
    const isOdd =
      kind === "is" && known !== undefined && checkValue(known, word)?.severity === "error";
    return printValue(term, isOdd);
  });
  const [only = ""] = values;
  // A single value that would make the whole an ARN goes in brackets.
  return values.length === 1 && !isArn(field + operator + only)
    ? operator + only
    : `${operator}(${values.join(" OR ")})`;
}
