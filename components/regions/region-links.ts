import type { EventLink, Period } from "@/lib/api/period-contract";
import type { RegionGrid } from "@/lib/api/region-contract";
import { oneOf, scopeCondition } from "@/lib/api/scope-condition";
import { toIsoTime } from "@/lib/format/time";
import { DEFAULT_SEARCH } from "@/lib/search/event-search";
import { MAX_CLAUSES, MAX_QUERY_LENGTH } from "@/lib/search/limits";
import { printSearch } from "@/lib/search/url";
import type { RegionLine } from "./region-lines";
import type { Counted } from "./region-view";

type Column = RegionGrid["columns"][number];

/** Of what page the cells are. */
export interface LinkBounds {
  readonly period: Period;
  readonly scope: string | undefined;
  readonly out: Counted;
}

/** Rows and columns that were selected; at least one of each. */
export interface SelectedBlock {
  readonly lines: readonly RegionLine[];
  readonly columns: readonly Column[];
  /** Place of the first column in the grid. */
  readonly first: number;
}

/** The events of a cell: as many as it says. */
export function cellLink(line: RegionLine, column: Column, bounds: LinkBounds): EventLink {
  return {
    q: allOf(line.q, column.q, ...conditionsOf(bounds)),
    fromMs: column.startMs ?? bounds.period.fromMs,
    toMs: column.endMs ?? bounds.period.toMs,
  };
}

/** The events of a whole line. */
export function lineLink(line: RegionLine, bounds: LinkBounds): EventLink {
  const { fromMs, toMs } = bounds.period;
  return { q: allOf(line.q, ...conditionsOf(bounds)), fromMs, toMs };
}

/** The events of a block; null when no query is long enough to say it. */
export function blockLink({ lines, columns }: SelectedBlock, bounds: LinkBounds): EventLink | null {
  const q = allOf(
    anyOf(lines.map((line) => line.q)),
    foldedHours(columns),
    ...conditionsOf(bounds),
  );
  const clauses = q.match(/:| OR /g)?.length ?? 0;
  if (q.length > MAX_QUERY_LENGTH || clauses > MAX_CLAUSES) return null;
  return {
    q,
    fromMs: columns[0]?.startMs ?? bounds.period.fromMs,
    toMs: columns.at(-1)?.endMs ?? bounds.period.toMs,
  };
}

/** What pinning the grid copies: its events over time, by Region. */
export function gridPin(bounds: LinkBounds) {
  const { fromMs, toMs } = bounds.period;
  const q = allOf(...conditionsOf(bounds));
  return {
    kind: "chart",
    by: "region",
    q,
    from: toIsoTime(fromMs),
    to: toIsoTime(toMs),
    title: bounds.out === "denied" ? "Denied events by Region" : "Events by Region",
  } as const;
}

/**
 * The events page with a block's time compared with the rest of the period; null for hours of the
 * day or of the week, which are not one stretch of time, and for the whole period.
 */
export function compareHref(block: SelectedBlock, bounds: LinkBounds): string | null {
  const link = blockLink(block, bounds);
  const [first, last] = [block.columns[0], block.columns.at(-1)];
  if (link === null || first?.startMs == null || last?.endMs == null) return null;
  const { fromMs, toMs } = bounds.period;
  if (first.startMs <= fromMs && last.endMs >= toMs) return null;
  const search = printSearch({
    ...DEFAULT_SEARCH,
    q: link.q,
    from: toIsoTime(fromMs),
    to: toIsoTime(toMs),
    view: "compare",
    sel: `${toIsoTime(first.startMs)}..${toIsoTime(last.endMs)}`,
  });
  return `/events?${search}`;
}

function conditionsOf({ scope, out }: LinkBounds): readonly string[] {
  return [scopeCondition(scope), out === "denied" ? "outcome:denied" : ""];
}

/** `weekday:mon hour:(9 OR 10)`; empty for columns that have a time of their own. */
function foldedHours(columns: readonly Column[]): string {
  const byDay = new Map<string, string[]>();
  for (const { q } of columns) {
    const [, day = "", hour] = /^(weekday:\w+ )?hour:(\d+)$/.exec(q) ?? [];
    if (hour !== undefined) byDay.set(day, [...(byDay.get(day) ?? []), hour]);
  }
  return anyOf([...byDay].map(([day, hours]) => `${day}${oneOf("hour", hours)}`));
}

function anyOf(conditions: readonly string[]): string {
  const [first = "", ...more] = new Set(conditions);
  if (more.length === 0) return first;
  return `(${[first, ...more].map(inBrackets).join(" OR ")})`;
}

/** Two conditions that must both hold stand in brackets beside an OR. */
function inBrackets(condition: string): string {
  return condition.includes(" ") ? `(${condition})` : condition;
}

function allOf(...conditions: readonly string[]): string {
  return conditions.filter((condition) => condition !== "").join(" ");
}
