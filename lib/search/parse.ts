import type { Query } from "./ast";
import { isArn } from "./indicator";
import type { Edit, QueryIssue } from "./issue";
import { MAX_DEPTH, MAX_QUERY_LENGTH } from "./limits";
import { close, issue, ParseError, replace } from "./parse-error";
import { takePredicate } from "./parse-predicate";
import { takeText } from "./parse-text";
import { splitIndicators, takeIndicators } from "./pasted-indicators";
import { Scanner } from "./scanner";

export interface ParsedQuery {
  /** Null when the text is blank, so that every event matches, and when an issue is an error. */
  readonly query: Query | null;
  readonly issues: QueryIssue[];
}

/** A word such as AND, and where it stands. */
interface Joint {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

const AND = /(?:AND(?=[\s()"]|$)|&&)/iy;
const OR = /(?:OR(?=[\s()"]|$)|\|\|)/iy;
const NOT = /(?:NOT(?=[\s()"]|$)|-(?=[^\s)])|!(?=[^\s)=~]))/iy;

/**
 * Reads a query text. Never throws; the work is bounded by limits.ts. NOT binds tighter than AND,
 * AND tighter than OR; a space means AND. Values are checked against the types of their fields.
 */
export function parseQuery(text: string): ParsedQuery {
  const issues: QueryIssue[] = [];
  try {
    refuseLength(text);
    const scanner = new Scanner(text, issues);
    const query = splitIndicators(scanner) ?? parseWhole(scanner);
    const isGood = issues.every(({ severity }) => severity === "warning");
    return { query: isGood ? query : null, issues };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { query: null, issues: [...issues, error.issue] };
  }
}

function refuseLength(text: string): void {
  if (text.length <= MAX_QUERY_LENGTH) return;
  const message = `A query has at most ${MAX_QUERY_LENGTH} characters; this one has ${text.length}.`;
  throw new ParseError(issue("E112", message, MAX_QUERY_LENGTH, text.length));
}

function parseWhole(scanner: Scanner): Query | null {
  scanner.skipSpace();
  if (scanner.atEnd) return null;
  const query = parseOr(scanner, 0, null);
  if (scanner.atEnd) return query;
  const at = scanner.position;
  const fix = replace("Remove )", at, at + 1, "");
  throw new ParseError(issue("E103", "No ( stands before this ).", at, at + 1, [fix]));
}

function parseOr(scanner: Scanner, depth: number, before: Joint | null): Query {
  const first = parseAnd(scanner, depth, before);
  const items: [Query, ...Query[]] = [first.query];
  const bare = first.isBareAnd ? [first.query] : [];
  for (let or = takeJoint(scanner, OR, "OR"); or !== null; or = takeJoint(scanner, OR, "OR")) {
    const { query, isBareAnd } = parseAnd(scanner, depth, or);
    items.push(query);
    if (isBareAnd) bare.push(query);
  }
  if (items.length > 1 && bare.length > 0) warnMixed(scanner, items, bare);
  return join("or", items);
}

/** `isBareAnd`: several conditions that no bracket holds together. */
function parseAnd(
  scanner: Scanner,
  depth: number,
  before: Joint | null,
): { query: Query; isBareAnd: boolean } {
  const items: [Query, ...Query[]] = [parseUnary(scanner, depth, before)];
  for (;;) {
    const and = takeJoint(scanner, AND, "AND");
    if (and === null && endsGroup(scanner)) break;
    items.push(parseUnary(scanner, depth, and));
  }
  return { query: join("and", items), isBareAnd: items.length > 1 };
}

function parseUnary(scanner: Scanner, depth: number, before: Joint | null): Query {
  scanner.skipSpace();
  const from = scanner.position;
  if (endsGroup(scanner) || peek(scanner, AND)) throw dangling(scanner, before);
  const not = takeJoint(scanner, NOT, "NOT");
  if (not === null) return parsePrimary(scanner, depth);
  refuseDepth(scanner, depth, not.from);
  const item = parseUnary(scanner, depth + 1, not);
  return { kind: "not", item, from, to: item.to };
}

function parsePrimary(scanner: Scanner, depth: number): Query {
  if (scanner.char === "(") return parseGroup(scanner, depth);
  const indicators = takeIndicators(scanner);
  if (indicators !== null) return indicators;
  // An ARN with wildcards is no condition on the field `arn`.
  return (isArn(scanner.peekRaw()) ? null : takePredicate(scanner)) ?? takeText(scanner);
}

function parseGroup(scanner: Scanner, depth: number): Query {
  const from = scanner.position;
  refuseDepth(scanner, depth, from);
  scanner.position += 1;
  scanner.skipSpace();
  if (scanner.char === ")") {
    const fix = replace("Remove ()", from, scanner.position + 1, "");
    const message = "The brackets are empty.";
    throw new ParseError(issue("E104", message, from, scanner.position + 1, [fix]));
  }
  if (scanner.atEnd) throw unclosed(scanner, from);
  const query = parseOr(scanner, depth + 1, null);
  if (scanner.char !== ")") throw unclosed(scanner, from);
  scanner.position += 1;
  return { ...query, from, to: scanner.position };
}

function unclosed(scanner: Scanner, from: number): ParseError {
  const fix = close(scanner.text, ")");
  return new ParseError(issue("E102", "This ( is not closed.", from, from + 1, [fix]));
}

function refuseDepth(scanner: Scanner, depth: number, from: number): void {
  if (depth < MAX_DEPTH) return;
  const message = `Brackets and NOT go at most ${MAX_DEPTH} deep.`;
  throw new ParseError(issue("E112", message, from, Math.min(from + 1, scanner.text.length)));
}

/** A word that joins nothing: the one before, or else the one here. */
function dangling(scanner: Scanner, before: Joint | null): ParseError {
  const joint = before ?? takeJoint(scanner, OR, "OR") ?? takeJoint(scanner, AND, "AND");
  const at = scanner.position;
  if (joint === null) return new ParseError(issue("E101", "A condition is missing.", at, at));
  const side = before === null ? "before" : "after";
  const fix = replace(`Remove ${joint.word}`, joint.from, joint.to, "");
  const message = `${joint.word} needs a condition ${side} it.`;
  return new ParseError(issue("E107", message, joint.from, joint.to, [fix]));
}

function endsGroup(scanner: Scanner): boolean {
  scanner.skipSpace();
  return scanner.atEnd || scanner.char === ")" || peek(scanner, OR);
}

function peek(scanner: Scanner, pattern: RegExp): boolean {
  const from = scanner.position;
  const isThere = scanner.take(pattern) !== null;
  scanner.position = from;
  return isThere;
}

function takeJoint(scanner: Scanner, pattern: RegExp, word: string): Joint | null {
  scanner.skipSpace();
  const from = scanner.position;
  const match = scanner.take(pattern);
  if (match === null) return null;
  const to = scanner.position;
  if (match[0] === "&&" || match[0] === "||") {
    const fix = replace(`Write ${word}`, from, to, ` ${word} `);
    scanner.issues.push(issue("W203", `${match[0]} is read as ${word}.`, from, to, [fix]));
  }
  return { word: match[0].length === 1 ? match[0] : word, from, to };
}

/** One tree per kind: `a (b c)` holds three conditions of one And. */
function join(kind: "and" | "or", items: readonly [Query, ...Query[]]): Query {
  const [first, ...rest] = items;
  const last = rest.at(-1);
  if (last === undefined) return first;
  const flat = items.flatMap((item) => (item.kind === kind ? item.items : [item]));
  return { kind, items: flat, from: first.from, to: last.to };
}

function warnMixed(scanner: Scanner, items: readonly Query[], bare: readonly Query[]): void {
  const from = items[0]?.from ?? 0;
  const to = items.at(-1)?.to ?? scanner.text.length;
  const edits = bare.flatMap((query): Edit[] => [
    { from: query.from, to: query.from, text: "(" },
    { from: query.to, to: query.to, text: ")" },
  ]);
  const message = "AND binds tighter than OR; brackets make it plain.";
  scanner.issues.push(issue("W201", message, from, to, [{ label: "Add brackets", edits }]));
}
