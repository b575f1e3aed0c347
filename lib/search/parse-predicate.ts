import type { Predicate, Query, Span, Term, TermTest, Test } from "./ast";
import { checkValue } from "./check-value";
import type { Field } from "./field";
import { type FieldName, takeFieldName, unknownField, type WrittenName } from "./field-name";
import type { Fix } from "./issue";
import { issue, ParseError, replace } from "./parse-error";
import { takeList } from "./parse-list";
import { checkBound, comparison, isOrdered, takeRange } from "./parse-range";
import { quoted } from "./print-term";
import { refuseRegex } from "./regex-literal";
import type { Scanner, Word } from "./scanner";
import { isAnything } from "./wildcard";

interface Operator {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** The fix that writes another operator, without the spaces around this one. */
  readonly write: (label: string, text: string) => Fix;
}

/** The name of a predicate, and where it stands. */
type NamedField = FieldName & Span;

const OPERATOR = /:[<>]=?|:=|:|~|!=|!~|=~|==?|[<>]=?/y;
const SPACED_OPERATOR = /\s+(!=|!~|=~|==?|[<>]=?|~|:)\s+/y;
const KEYWORD = /(?:AND|OR|NOT)(?=[\s()"]|$)/iy;
const CONTINUES_TEXT = /:(?=:)|:(?=\/\/)/y;

/** Takes `field op value`; null and no move when no operator follows a name. */
export function takePredicate(scanner: Scanner): Query | null {
  const start = scanner.position;
  const name = takeFieldName(scanner);
  if (name === null) return null;
  // https://… and AWS::S3::Bucket are words, unless a field is really called so.
  const isText = name.found === undefined && scanner.take(CONTINUES_TEXT) !== null;
  const operator = isText ? null : takeOperator(scanner);
  if (operator === null) {
    scanner.position = start;
    return null;
  }
  if (name.found === undefined) return presence(scanner, name, operator);
  refuseOperator(name.found, operator, scanner);
  scanner.skipSpace();
  refuseMissing(scanner, name, operator, scanner.position > operator.to);
  const negated = operator.text.startsWith("!");
  const query = values(scanner, { ...name.found, from: name.from, to: name.to }, operator);
  const to = scanner.position;
  return negated ? { kind: "not", item: query, from: start, to } : query;
}

function takeOperator(scanner: Scanner): Operator | null {
  const from = scanner.position;
  const match = scanner.take(OPERATOR) ?? scanner.take(SPACED_OPERATOR);
  if (match === null) return null;
  const text = match[1] ?? match[0];
  const operatorFrom = from + match[0].indexOf(text);
  const end = scanner.position;
  const operator: Operator = {
    text,
    from: operatorFrom,
    to: operatorFrom + text.length,
    write: (label, other) => replace(label, from, end, other),
  };
  if (text === "=~") {
    const message = "Regular expressions are not supported; ~ means contains.";
    const fix = operator.write("Use ~", "~");
    throw new ParseError(issue("E113", message, operator.from, operator.to, [fix]));
  }
  if (text === "!~") {
    const message = "!~ is read as does not contain.";
    scanner.issues.push(issue("W203", message, operator.from, operator.to));
  }
  if (text !== "=" && text !== "==") return operator;
  const fix = operator.write("Write :", ":");
  scanner.issues.push(
    issue("W203", `${text} is read as a colon.`, operator.from, operator.to, [fix]),
  );
  return { ...operator, text: ":" };
}

/** `has:f` and `missing:f`; any other name here is unknown. */
function presence(scanner: Scanner, name: WrittenName, operator: Operator): Query {
  const word = name.text.toLowerCase();
  if (operator.text !== ":" || (word !== "has" && word !== "missing")) {
    throw unknownField(name, asText(scanner, name, operator));
  }
  scanner.skipSpace();
  const target = takeFieldName(scanner);
  if (target === null) throw missingValue(name, operator);
  if (target.found === undefined) throw unknownField(target);
  scanner.countClause(name.from, target.to);
  const exists = predicate(target.found, { kind: "any" }, name.from, target.to);
  if (word === "has") return exists;
  return { kind: "not", item: exists, from: name.from, to: target.to };
}

/** Readings of `s3:GetObject` and `foo:bar` that would be understood. */
function asText(scanner: Scanner, name: WrittenName, operator: Operator): Fix[] {
  const value = scanner.peekRaw();
  const to = scanner.position + value.length;
  if (value === "" || operator.text !== ":") return [];
  const fixes: Fix[] = [];
  if (/^[a-z0-9-]+$/.test(name.text) && /^[A-Z][A-Za-z0-9]+$/.test(value)) {
    const meant = `service:${name.text} event:${value}`;
    fixes.push(replace(`Use ${meant}`, name.from, to, meant));
  }
  const text = quoted(scanner.text.slice(name.from, to));
  return [...fixes, replace("Search for it as text", name.from, to, text)];
}

function refuseOperator(name: FieldName, operator: Operator, scanner: Scanner): void {
  const { field } = name;
  const compares = /[<>]/.test(operator.text);
  const partial = operator.text.endsWith("~") || operator.text === ":=";
  const strict = isOrdered(field) || field.type === "boolean";
  const isWrong = compares ? !isOrdered(field) : partial && strict && field.type !== "version";
  if (!isWrong) return;
  const why = compares ? "has no order" : "is compared as a whole";
  const instead = operator.text === "!~" ? "!=" : ":";
  const message = `${field.name} ${why}: use ${instead} instead of ${operator.text}.`;
  const fix = operator.write(`Use ${instead}`, instead);
  scanner.issues.push(issue("E111", message, operator.from, operator.to, [fix]));
}

function refuseMissing(
  scanner: Scanner,
  name: WrittenName,
  operator: Operator,
  spaced: boolean,
): void {
  const start = scanner.position;
  let isMissing = scanner.atEnd || scanner.char === ")";
  if (!isMissing && spaced) {
    isMissing = scanner.take(KEYWORD) !== null;
    const next = isMissing ? null : takeFieldName(scanner);
    if (next?.found !== undefined && scanner.take(OPERATOR) !== null) isMissing = true;
  }
  scanner.position = start;
  if (isMissing) throw missingValue(name, operator);
}

function missingValue(name: WrittenName, operator: Operator): ParseError {
  const fix = replace("Remove it", name.from, operator.to, "");
  const message = `${name.text}${operator.text} needs a value after it.`;
  return new ParseError(issue("E104", message, name.from, operator.to, [fix]));
}

function values(scanner: Scanner, name: NamedField, operator: Operator): Query {
  const { field, from } = name;
  if (/[<>]/.test(operator.text)) {
    const word = scanner.word();
    const bound = { text: word.term.text, from: word.from, to: word.to };
    // An unordered field has its E111 already.
    const test: Test = isOrdered(field)
      ? comparison(scanner, field, operator.text, bound)
      : { kind: "any" };
    return predicate(name, test, from, scanner.position);
  }
  refuseRegex(scanner);
  const range = takeRange(scanner, field);
  if (range !== null) return predicate(name, range, from, scanner.position);
  const words = takeList(scanner) ?? [scanner.word()];
  for (const word of words) scanner.countClause(word.from, word.to);
  const to = scanner.position;
  return field.type === "time"
    ? moments(name, words, from, to)
    : predicate(name, termTest(scanner, name, operator, words), from, to);
}

/** Each written time is the range of what it covers. */
function moments(name: FieldName, words: readonly Word[], from: number, to: number): Query {
  const items = words.map((word) => {
    const { text } = word.term;
    if (isAnything(word.term)) return predicate(name, { kind: "any" }, from, to);
    checkBound(name.field, { text, from: word.from, to: word.to });
    const bound = { text, inclusive: true };
    return predicate(name, { kind: "range", min: bound, max: bound }, from, to);
  });
  const [first] = items;
  return items.length === 1 && first !== undefined ? first : { kind: "or", items, from, to };
}

function termTest(
  scanner: Scanner,
  name: NamedField,
  operator: Operator,
  words: readonly Word[],
): Test {
  const kind = operator.text === ":=" ? "exact" : operator.text.endsWith("~") ? "contains" : "is";
  const terms = words.map((word): Term => word.term);
  const [only] = terms;
  if (kind === "is" && terms.length === 1 && only !== undefined && isAnything(only)) {
    return { kind: "any" };
  }
  for (const word of words) {
    // Another field would change what the other values of a list mean.
    const renamed = words.length === 1 ? name : null;
    checkTerm(scanner, name.field, operator, kind, word, renamed);
  }
  return { kind, terms };
}

function checkTerm(
  scanner: Scanner,
  field: Field,
  operator: Operator,
  kind: TermTest["kind"],
  word: Word,
  name: Span | null,
): void {
  const { wildcards } = word.term;
  if (kind === "is") {
    const problem = checkValue(field, word, name);
    if (problem !== null) scanner.issues.push(problem);
    else if (wildcards[0] === 0) warnLeading(scanner, word);
  } else if (kind === "exact" && wildcards.length > 0) {
    const fix = operator.write("Use :", ":");
    const message = ":= takes no wildcards: use : or quote the value.";
    scanner.issues.push(issue("E111", message, operator.from, operator.to, [fix]));
  }
}

/** W202. A wildcard in front means that every known value is compared. */
export function warnLeading(scanner: Scanner, word: Word): void {
  const message = "A wildcard in front is slow: every value has to be compared.";
  scanner.issues.push(issue("W202", message, word.from, word.to));
}

function predicate(name: FieldName, test: Test, from: number, to: number): Predicate {
  return { kind: "predicate", field: name.field.name, path: name.path, test, from, to };
}
