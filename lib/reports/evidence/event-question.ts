import type { EventQuestion } from "@/lib/db/search/event-filter";
import { toQuestion } from "@/lib/events/to-question";
import { fillQuery } from "@/lib/reports/pack/fill-query";
import type { Control } from "@/lib/reports/pack/pack-schema";
import type { ReportRequest } from "@/lib/reports/report-request";
import { DEFAULT_SEARCH } from "@/lib/search/event-search";
import { printSearch } from "@/lib/search/url";

/** A search of a report, as it is asked and as a link that stays the same. */
export interface FrozenQuestion {
  readonly q: string;
  readonly question: EventQuestion;
  /** Path of the events page, frozen by period and watermark. */
  readonly path: string;
}

/** The search of a control. Throws AppError `invalid` for a parameter that is missing. */
export function controlQuestion(request: ReportRequest, { query }: Control): FrozenQuestion {
  return freeze(request, fillQuery(request.pack, query, request.parameters));
}

/** Those of a control's events that count as exceptions; null when none does by itself. */
export function exceptionQuestion(
  request: ReportRequest,
  { query, exceptions }: Control,
): FrozenQuestion | null {
  if (exceptions === undefined) return null;
  const parts = [query, exceptions.query ?? ""].filter((part) => part.trim() !== "");
  const whole = parts.length > 1 ? parts.map((part) => `(${part})`).join(" ") : (parts[0] ?? "");
  return freeze(request, fillQuery(request.pack, whole, request.parameters));
}

/** A search within the report's period and watermark. */
export function freeze(
  { fromMs, toMs, asof, zone, accounts, nowMs }: ReportRequest,
  q: string,
): FrozenQuestion {
  const from = new Date(fromMs).toISOString();
  const to = new Date(toMs).toISOString();
  const { question } = toQuestion({ q, from, to, asof }, nowMs);
  const scope = accounts.length > 0 ? accounts.join(",") : null;
  const path = `/events?${printSearch({ ...DEFAULT_SEARCH, q, from, to, asof, tz: zone, scope })}`;
  return { q, question, path };
}
