import type { CorrelationHit } from "./correlation-hit";
import { isRising } from "./correlation-limits";
import { type Firing, firingsInBuckets, firingsInSpans, type Member } from "./firings";
import type { CorrelationRule } from "./rule";
import type { Correlation } from "./rule-set";

/** Several matches that together are what a correlation looks for. */
export interface CorrelationAlert {
  /** Key of the correlation. */
  readonly rule: string;
  /** In the order of the rule's group-by. */
  readonly group: readonly { readonly field: string; readonly value: string }[];
  /** Times of the first and last event behind it, UTC milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
  /** When it was first true. */
  readonly firedMs: number;
  /** The event with which it was first true. */
  readonly firedBy: string;
  /** The highest value that was compared with the limits. */
  readonly value: number;
  /** Events behind it, in order of time, each once. */
  readonly events: readonly string[];
  /** False while an event that is yet to come, after the watermark, could still belong to it. */
  readonly isSettled: boolean;
}

/**
 * The alerts of a correlation over matches of its rules, in any order and however often each is
 * given: only which matches there are counts, and their own times. Moments at which it is true less
 * than a timespan apart are one alert.
 *
 * @param watermarkMs time up to which events are known. Limits that may also be exceeded are judged
 *   only in windows that ended before it.
 * @param windowMs moments at two sides of a multiple of it are never one alert
 */
export function correlate(
  correlation: Correlation,
  hits: Iterable<CorrelationHit>,
  watermarkMs: number,
  windowMs = Number.POSITIVE_INFINITY,
): readonly CorrelationAlert[] {
  const { rule } = correlation;
  const settledMs = watermarkMs - reachMs(correlation);
  const alerts = findGroups(correlation, [...hits], watermarkMs).flatMap((group) =>
    episodes(group.firings, rule.timespanMs, windowMs).map((firings) =>
      toAlert(rule, group, firings, settledMs),
    ),
  );
  return alerts.sort((a, b) => a.firedMs - b.firedMs || compare(groupKey(a), groupKey(b)));
}

/**
 * How far around a hit other hits can matter to what a correlation says of it, in milliseconds: to
 * judge it anew after a late hit, this much to both sides is enough.
 */
export function reachMs({ rule, parts }: Correlation): number {
  const inner = parts.map(({ correlation }) => (correlation === null ? 0 : reachMs(correlation)));
  return rule.timespanMs + Math.max(0, ...inner);
}

/** Matches that have the same values in the fields of group-by. */
interface Group {
  readonly values: readonly string[];
  /** In order of time. */
  readonly members: readonly Member[];
  readonly firings: readonly Firing[];
}

function findGroups(
  correlation: Correlation,
  hits: readonly CorrelationHit[],
  watermarkMs: number,
): readonly Group[] {
  const { rule } = correlation;
  const isSpan = isRising(rule.type, rule.limits);
  return groupMembers(correlation, hits, watermarkMs).map(({ values, members }) => ({
    values,
    members,
    firings: isSpan ? firingsInSpans(rule, members) : firingsInBuckets(rule, members, watermarkMs),
  }));
}

function groupMembers(
  { rule, parts }: Correlation,
  hits: readonly CorrelationHit[],
  watermarkMs: number,
): readonly Omit<Group, "firings">[] {
  const groups = new Map<string, { values: readonly string[]; members: Map<string, Member> }>();
  for (const [part, { key, correlation, aliases }] of parts.entries()) {
    const evidences =
      correlation === null
        ? hits.flatMap((hit) => (hit.rule === key ? [[hit]] : []))
        : innerHits(correlation, hits, watermarkMs);
    for (const evidence of evidences) {
      const timeMs = evidence.at(-1)?.timeMs;
      if (timeMs === undefined) continue;
      const values = (name: string) => valuesOf(evidence, aliases.get(name) ?? name);
      // Matches of the same time are told apart by what they are, never by when they came.
      const id = JSON.stringify([part, timeMs, ...evidence.map(({ event }) => event)]);
      const member = { part, timeMs, id, counted: countedValues(rule, values), hits: evidence };
      for (const shared of combinations(rule.groupBy.map(values))) {
        const name = JSON.stringify(shared);
        const group = groups.get(name) ?? { values: shared, members: new Map<string, Member>() };
        group.members.set(id, member);
        groups.set(name, group);
      }
    }
  }
  return [...groups.values()].map(({ values, members }) => ({
    values,
    members: [...members.values()].sort(
      (a, b) => a.timeMs - b.timeMs || a.part - b.part || compare(a.id, b.id),
    ),
  }));
}

/** Of a long series, this many of the latest matches stand for a moment at which it is true. */
const MOST_EVIDENCE = 100;

/** A correlation counts as a match at each moment at which it is true, by the events behind it. */
function innerHits(
  correlation: Correlation,
  hits: readonly CorrelationHit[],
  watermarkMs: number,
): readonly (readonly CorrelationHit[])[] {
  return findGroups(correlation, hits, watermarkMs).flatMap(({ members, firings }) =>
    firings.map(({ from, to }) =>
      members
        .slice(Math.max(from, to - MOST_EVIDENCE), to)
        .flatMap((member) => member.hits)
        .sort(byTime)
        .slice(-MOST_EVIDENCE),
    ),
  );
}

function byTime(a: CorrelationHit, b: CorrelationHit): number {
  return a.timeMs - b.timeMs || compare(a.event, b.event) || compare(a.rule, b.rule);
}

function valuesOf(evidence: readonly CorrelationHit[], field: string): readonly string[] {
  return [...new Set(evidence.flatMap(({ values }) => values.get(field) ?? []))];
}

/** Several fields are counted by their combinations. */
function countedValues(
  { counted }: CorrelationRule,
  values: (name: string) => readonly string[],
): readonly string[] {
  if (counted.length === 0) return [];
  return combinations(counted.map(values)).map((combination) =>
    combination.length === 1 ? (combination[0] ?? "") : JSON.stringify(combination),
  );
}

const MOST_COMBINATIONS = 1_000;

/** None where one of the fields has no value: what is not there belongs to no group. */
function combinations(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let found: (readonly string[])[] = [[]];
  for (const list of lists) {
    found = found.flatMap((start) => list.map((value) => [...start, value]));
    found.length = Math.min(found.length, MOST_COMBINATIONS);
  }
  return found;
}

function episodes(
  firings: readonly Firing[],
  timespanMs: number,
  windowMs: number,
): readonly (readonly Firing[])[] {
  const windowOf = ({ timeMs }: Firing) => Math.floor(timeMs / windowMs);
  const found: Firing[][] = [];
  for (const firing of firings) {
    const current = found.at(-1);
    const before = current?.at(-1);
    const goesOn =
      before !== undefined &&
      firing.timeMs - before.timeMs <= timespanMs &&
      windowOf(firing) === windowOf(before);
    if (goesOn) current?.push(firing);
    else found.push([firing]);
  }
  return found;
}

function toAlert(
  rule: CorrelationRule,
  { values, members }: Group,
  firings: readonly Firing[],
  settledMs: number,
): CorrelationAlert {
  const from = Math.min(...firings.map((firing) => firing.from));
  const to = Math.max(...firings.map((firing) => firing.to));
  const hits = hitsOf(members.slice(from, to));
  const [first] = firings;
  const firedMs = first?.timeMs ?? 0;
  const toMs = hits.at(-1)?.timeMs ?? firedMs;
  return {
    rule: rule.key,
    group: rule.groupBy.map((field, at) => ({ field, value: values[at] ?? "" })),
    fromMs: hits[0]?.timeMs ?? firedMs,
    toMs,
    firedMs,
    firedBy: hitsOf(members.slice(first?.from, first?.to)).at(-1)?.event ?? "",
    value: Math.max(...firings.map(({ value }) => value)),
    events: [...new Set(hits.map(({ event }) => event))],
    isSettled: toMs < settledMs,
  };
}

function hitsOf(members: readonly Member[]): readonly CorrelationHit[] {
  return members.flatMap((member) => member.hits).sort(byTime);
}

function groupKey({ group }: CorrelationAlert): string {
  return JSON.stringify(group);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
