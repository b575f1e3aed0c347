import type { SearchParams } from "@/lib/api/contract";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { AppError } from "@/lib/errors";
import type { QueryIssue } from "@/lib/search/issue";
import { parseQuery } from "@/lib/search/parse";
import { resolveRange, TimeError } from "@/lib/search/time-range";

/**
 * The question that a URL's parameters ask, and the warnings about its query.
 * Throws AppError `invalid` with the query's issues, or with the parameter at fault.
 */
export function toQuestion(
  { q, from, to, asof }: SearchParams,
  nowMs: number,
): { question: EventQuestion; warnings: QueryIssue[] } {
  const { query, issues } = parseQuery(q);
  const errors = issues.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (first) throw new AppError("invalid", first.message, { issues });
  const { fromMs, toMs } = readRange(from, to, nowMs);
  return {
    question: { query, fromMs, toMs, asof: asof ?? null, nowMs },
    warnings: issues,
  };
}

/** The half-open range that two parameters name; null is no bound. Throws AppError `invalid`. */
export function readRange(from: string | undefined, to: string | undefined, nowMs: number) {
  try {
    return resolveRange(from ?? null, to ?? null, nowMs);
  } catch (error) {
    if (!(error instanceof TimeError)) throw error;
    throw new AppError("invalid", error.message, {
      fields: { [to === undefined ? "from" : "from, to"]: error.message },
    });
  }
}
