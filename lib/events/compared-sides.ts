import type { Applied } from "@/lib/api/analysis-contract";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { AppError } from "@/lib/errors";
import type { Query } from "@/lib/search/ast";
import { printQuery } from "@/lib/search/print";
import { resolveRange, TimeError } from "@/lib/search/time-range";
import { allOf, hasValue } from "./query-conditions";

/** One of two sets of events to be compared. */
export interface ComparedSide {
  readonly label: string;
  /** Their events together are the set; they have none in common. */
  readonly questions: readonly EventQuestion[];
  /** What one search can say of it. */
  readonly applied: Applied | null;
}

export interface ComparedSides {
  readonly selection: ComparedSide;
  readonly baseline: ComparedSide;
  /** The baseline's questions ask for the selection too: its counts must be taken off. */
  readonly isRest: boolean;
}

/** A question whose watermark is fixed, so that both sides are of one state of the index. */
export type FrozenQuestion = EventQuestion & { readonly asof: number };

const WEEK_MS = 7 * 86_400_000;
const WEEKS = [1, 2, 3, 4];

/**
 * The selection `sel` (a range inside the question's; undefined: all of it) and what `cmp` sets
 * against it: `rest` of the question, `prev` (as long, right before), `weeks` (the same hours of
 * the X
 */
export function comparedSides(
  question: FrozenQuestion,
  sel: string | undefined,
  cmp: string,
): ComparedSides {
  const part = sel === undefined ? question : selected(question, sel);
  const selection = side(sel === undefined ? "All events of the search" : "The selection", part);
  const against = (baseline: ComparedSide) => ({ selection, baseline, isRest: false });
  if (cmp === "rest") {
    if (sel === undefined) {
      throw invalid("cmp", "Select a part of the time first: without it there is no rest.");
    }
    const baseline = { label: "The rest of the range", questions: [question], applied: null };
    return { selection, baseline, isRest: true };
  }
  if (cmp === "prev") {
    const { fromMs, toMs } = closed(part);
    const before = { ...part, fromMs: fromMs - (toMs - fromMs), toMs: fromMs };
    return against(side("The same length of time right before", before));
  }
  if (cmp === "weeks") return against(sameHours(part));
  if (cmp.startsWith("principal:")) {
    const name = cmp.slice("principal:".length);
    if (name === "") throw invalid("cmp", "Write a name after principal:.");
    const query = allOf([withoutCaller(part.query), hasValue("user", name)]);
    return against(side(name, { ...part, query }));
  }
  return against(side("The other period", { ...part, ...readRange("cmp", cmp, question.nowMs) }));
}

function side(label: string, question: FrozenQuestion): ComparedSide {
  const { query, fromMs, toMs, asof } = question;
  return { label, questions: [question], applied: { q: printQuery(query), fromMs, toMs, asof } };
}

/** The part of the question's time that is selected. */
function selected(question: FrozenQuestion, sel: string): FrozenQuestion {
  const range = readRange("sel", sel, question.nowMs);
  const fromMs = Math.max(range.fromMs, question.fromMs ?? range.fromMs);
  const toMs = Math.min(range.toMs, question.toMs ?? range.toMs);
  if (fromMs >= toMs) throw invalid("sel", "The selection lies outside the time range.");
  return { ...question, fromMs, toMs };
}

function sameHours(part: FrozenQuestion): ComparedSide {
  const { fromMs, toMs } = closed(part);
  if (toMs - fromMs > WEEK_MS) {
    throw invalid("cmp", "The same hours of other weeks need a range of at most one week.");
  }
  const questions = WEEKS.map((weeks) => ({
    ...part,
    fromMs: fromMs - weeks * WEEK_MS,
    toMs: toMs - weeks * WEEK_MS,
  }));
  return { label: "The same hours in the four weeks before", questions, applied: null };
}

/** The bounds of a range that has a beginning; one without an end goes on until now. */
function closed({ fromMs, toMs, nowMs }: FrozenQuestion): { fromMs: number; toMs: number } {
  const end = toMs ?? nowMs;
  if (fromMs !== null && fromMs < end) return { fromMs, toMs: end };
  throw invalid("cmp", "Choose a time range first: without a start nothing is before it.");
}

/** `from..to` as links write times; both must be there. */
function readRange(name: string, text: string, nowMs: number): { fromMs: number; toMs: number } {
  const [from, to, ...rest] = text.split("..");
  if (!from || !to || rest.length > 0) {
    throw invalid(name, `"${text}" is not a range. Write 2026-11-21T03:00Z..2026-11-21T04:00Z.`);
  }
  try {
    const { fromMs, toMs } = resolveRange(from, to, nowMs);
    if (fromMs !== null && toMs !== null && fromMs < toMs) return { fromMs, toMs };
  } catch (error) {
    if (!(error instanceof TimeError)) throw error;
    throw invalid(name, error.message);
  }
  throw invalid(name, "The range is empty.");
}

/** Fields that say who acted, and of which account. */
const CALLER_FIELDS: ReadonlySet<string> = new Set([
  "user",
  "caller",
  "kind",
  "arn",
  "principalid",
  "principal_key",
  "identity",
  "root",
  "role",
  "issuer",
  "session",
  "session_key",
  "source_identity",
  "key",
]);

/** Without those of its conditions, each of which all events meet, that only say who acted. */
function withoutCaller(query: Query | null): Query | null {
  if (query === null) return null;
  if (query.kind === "and") return allOf(query.items.map(withoutCaller));
  return isAboutCaller(query) ? null : query;
}

function isAboutCaller(query: Query): boolean {
  switch (query.kind) {
    case "predicate":
      return CALLER_FIELDS.has(query.field);
    case "indicator":
      return query.type === "principalid" || query.type === "key";
    case "not":
      return isAboutCaller(query.item);
    case "and":
    case "or":
      return query.items.every(isAboutCaller);
    case "text":
      return false;
  }
}

function invalid(name: string, message: string): AppError {
  return new AppError("invalid", message, { fields: { [name]: message } });
}
