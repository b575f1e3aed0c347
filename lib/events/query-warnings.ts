import type { Reader } from "@/lib/auth/reader";
import { readerUntil } from "@/lib/auth/reader-until";
import { ask } from "@/lib/db/ask";
import { FIELD_INDEX } from "@/lib/db/field-index";
import { Prisma } from "@/lib/db/generated/client";
import { compileQuery } from "@/lib/db/search/compile-query";
import { NOTHING } from "@/lib/db/search/condition";
import { type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { AppError } from "@/lib/errors";
import { formatCount } from "@/lib/format/count";
import { parseCidr } from "@/lib/search/address";
import type { Predicate, Query } from "@/lib/search/ast";
import type { Field } from "@/lib/search/field";
import { takeFieldName } from "@/lib/search/field-name";
import { findField } from "@/lib/search/fields";
import type { QueryIssue } from "@/lib/search/issue";
import { issue, replace } from "@/lib/search/parse-error";
import { takeList } from "@/lib/search/parse-list";
import { predicatesOf } from "@/lib/search/predicates-of";
import { printValue } from "@/lib/search/print-term";
import { Scanner, type Word } from "@/lib/search/scanner";
import { literal } from "@/lib/search/wildcard";
import { nearestValue } from "./nearest-value";
import { removeCondition } from "./remove-condition";

/** Values looked up for one query. */
const MOST_VALUES = 10;

/**
 * What the text of a query does not tell by itself: W204 for a value that the index has never seen,
 * with the nearest one that it has, and W206 for a time that is given twice.
 * @param text the query as written: `question.query` was read from it
 */
export async function lookUpWarnings(
  reader: Reader,
  question: EventQuestion,
  text: string,
): Promise<QueryIssue[]> {
  const predicates = predicatesOf(question.query);
  const isBounded = question.fromMs !== null || question.toMs !== null;
  const times = predicates.filter(({ field, test }) => field === "time" && test.kind === "range");
  const values = predicates.flatMap((one) => writtenValues(text, one)).slice(0, MOST_VALUES);
  const unseen = await Promise.all(values.map((value) => lookUp(reader, question, value)));
  const twice = isBounded ? times.map((time) => givenTwice(text, question.query, time)) : [];
  return [...unseen.filter((found) => found !== null), ...twice].sort((a, b) => a.from - b.from);
}

/** Warnings are worth a moment beside the list, not more. */
const PATIENCE_MS = 1_000;

/** The same for a page of events, which neither waits for warnings nor fails with them: none then. */
export async function lookUpInTime(
  reader: Reader,
  question: EventQuestion,
  text: string,
): Promise<QueryIssue[]> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE_MS);
  try {
    return await lookUpWarnings(readerUntil(reader, late.signal), question, text);
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** One value of a condition, where it stands in the text. */
interface WrittenValue {
  readonly field: Field;
  readonly predicate: Predicate;
  readonly kind: "is" | "exact";
  readonly word: Word;
}

/** The whole values that a dictionary is asked for. Of a few closed sets every value is known. */
function writtenValues(text: string, predicate: Predicate): WrittenValue[] {
  const { kind } = predicate.test;
  const field = findField(predicate.field);
  if (!field || (kind !== "is" && kind !== "exact")) return [];
  if (FIELD_INDEX.get(field.name)?.kind !== "dictionary") return [];
  if (field.type === "enum" || field.type === "boolean") return [];
  return wordsOf(text, predicate)
    .filter(({ term }) => term.wildcards.length === 0 && parseCidr(term.text) === null)
    .map((word) => ({ field, predicate, kind, word }));
}

const BEFORE_NAME = /[\s(]*/y;
const OPERATOR = /\s*(?:!=|:=|==?|:)\s*/y;

/** The tree does not keep where each value of a list stands: the condition is read once more. */
function wordsOf(text: string, { from }: Predicate): readonly Word[] {
  const scanner = new Scanner(text, []);
  scanner.position = from;
  scanner.take(BEFORE_NAME);
  takeFieldName(scanner);
  scanner.take(OPERATOR);
  return takeList(scanner) ?? [scanner.word()];
}

async function lookUp(
  reader: Reader,
  question: EventQuestion,
  { field, predicate, kind, word: { term, from, to } }: WrittenValue,
): Promise<QueryIssue | null> {
  const test = { kind, terms: [term] };
  if (await isKnown(reader, { ...predicate, test }, question.nowMs)) return null;
  const message = `No events have ${field.name} ${term.text}`;
  const near = await nearestValue(reader, field, term.text, question);
  if (near === null) return issue("W204", `${message}.`, from, to);
  const fix = replace(`Use ${near.value}`, from, to, printValue(literal(near.value)));
  const has = near.count > 0 ? formatCount(near.count) : "some at other times";
  return issue("W204", `${message}; ${near.value} has ${has}.`, from, to, [fix]);
}

/** The dictionaries are of all accounts: to a reader of some, the events tell. */
async function isKnown(reader: Reader, query: Query, nowMs: number): Promise<boolean> {
  if (reader.accounts === "all") {
    return (await compileQuery(reader, query, nowMs, null)) !== NOTHING;
  }
  const { where } = await filterEvents(reader, {
    query,
    fromMs: null,
    toMs: null,
    asof: null,
    nowMs,
  });
  const found = await ask<unknown>(
    reader,
    Prisma.sql`select 1 from event e where ${where} limit 1`,
  );
  return found.length > 0;
}

function givenTwice(text: string, query: Query | null, time: Predicate): QueryIssue {
  const message = "The time is limited here and by the range of the search; both must hold.";
  return issue("W206", message, time.from, time.to, removeCondition(text, query, time));
}
