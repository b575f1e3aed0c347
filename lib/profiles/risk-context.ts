import type { Baseline, EventLink, Period } from "@/lib/api/period-contract";
import type { Fresh } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { countEvents } from "@/lib/events/count-events";
import { allOf } from "@/lib/events/query-conditions";
import { linkToValue } from "@/lib/period/event-link";
import { ENOUGH_DAYS } from "@/lib/period/measure-baseline";
import type { Query } from "@/lib/search/ast";
import type { ActionTally } from "./action-tallies";
import type { FoundProfile } from "./find-profile";

const DAY_MS = 86_400_000;

/** What an indicator is judged by. */
export interface RiskContext {
  readonly reader: Reader;
  readonly found: FoundProfile;
  readonly period: Period;
  /** Accounts of the URL, for links. */
  readonly scope: string | undefined;
  /** What was called in the period. */
  readonly actions: readonly ActionTally[];
  readonly baseline: Baseline;
  /** What was never seen with it before the period; null where first times are not kept. */
  readonly fresh: readonly Fresh[] | null;
  readonly nowMs: number;
}

/** One sentence with its numbers, and the events that they count. */
export interface Finding {
  readonly why: string;
  readonly link: EventLink | null;
}

/** Something was found, or nothing (null), or the index does not hold enough to tell. */
export type Judgement = Finding | { readonly unjudged: string } | null;

/** One sign of risk, which explains itself. */
export interface RiskIndicator {
  readonly id: string;
  /** From 1, worth knowing, to 5, seldom innocent. */
  readonly weight: number;
  readonly title: string;
  readonly judge: (context: RiskContext) => Judgement | Promise<Judgement>;
}

type Span = Pick<Period, "fromMs" | "toMs">;

/** How many of the profile's events a condition has in the period, or in another span. */
export async function countOf(
  { reader, found, period, nowMs }: RiskContext,
  condition: Query | null,
  { fromMs, toMs }: Span = period,
): Promise<number> {
  const query = allOf([found.query, condition]);
  const { total } = await countEvents(reader, { query, fromMs, toMs, asof: null, nowMs });
  return total;
}

/** The way to the same events. */
export function linkOf(
  { found, scope, period }: RiskContext,
  condition: Query | null,
  { fromMs, toMs }: Span = period,
): EventLink | null {
  return linkToValue({ query: found.query, scope, period: { fromMs, toMs } }, condition);
}

/** An indicator that has found something as soon as one event matches. */
export async function anyEvent(
  context: RiskContext,
  condition: Query,
  why: (events: number) => string,
): Promise<Finding | null> {
  const events = await countOf(context, condition);
  return events === 0 ? null : { why: why(events), link: linkOf(context, condition) };
}

/**
 * Why nothing can be called new, or null when it can: too little of the time before is known, or
 * who acted has no habits yet.
 */
export function noHabits({ found, period, baseline }: RiskContext): string | null {
  if (!baseline.isEnough) {
    return `Only ${baseline.coveredDays} of the days before the period are covered by log files; at least ${ENOUGH_DAYS} are needed.`;
  }
  const isKnown = found.firstMs !== null && found.firstMs <= period.fromMs - ENOUGH_DAYS * DAY_MS;
  return isKnown ? null : `It was first seen less than ${ENOUGH_DAYS} days before the period.`;
}

/** The part of a span that lies in the period. */
export function within({ period }: RiskContext, fromMs: number, toMs: number): Span {
  return { fromMs: Math.max(fromMs, period.fromMs), toMs: Math.min(toMs, period.toMs) };
}
