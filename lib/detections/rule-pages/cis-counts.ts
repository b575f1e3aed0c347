import type { PeriodParams } from "@/lib/api/period-contract";
import type { CisCount, CisOverview } from "@/lib/api/rule-coverage-contract";
import type { Reader } from "@/lib/auth/reader";
import { toEvent } from "@/lib/cloudtrail/to-event";
import { type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { AppError } from "@/lib/errors";
import { countByTime } from "@/lib/events/count-by-time";
import { keepMatching } from "@/lib/events/keep-matching";
import { anyOf, hasAny } from "@/lib/events/query-conditions";
import { readCandidates } from "@/lib/events/read-candidates";
import { readRecords } from "@/lib/events/read-records";
import { linkToValue } from "@/lib/period/event-link";
import { parseQuery } from "@/lib/search/parse";
import { toMention } from "./attack-coverage";
import { actsForItself, CIS_CONTROLS, ROOT_THROUGH_SERVICE } from "./cis-controls";
import { rulePeriod } from "./rule-period";
import { readRuleRows } from "./rule-rows";

/** The monitoring controls of the CIS benchmark, and the rules that carry their numbers. */
export async function cisOverview(
  reader: Reader,
  params: PeriodParams,
  nowMs: number,
): Promise<CisOverview> {
  const { scoped, period, steps } = await rulePeriod(reader, params, nowMs);
  const rules = await readRuleRows(scoped, steps);
  return {
    period,
    controls: CIS_CONTROLS.map((control) => ({
      ...control,
      rules: rules
        .filter(({ tags, state }) => state !== "removed" && tags.includes(`cis.${control.id}`))
        .map(toMention),
    })),
  };
}

/** Root events by service names are few; more of them are no question for a page. */
const MOST_READ = 20_000;
const PAGE = 500;
const DAY_MS = 86_400_000;

/**
 * How many events the filter of one control counts in a period, by time, and the search that finds
 * them. Counted anew from the index: what rules found is another question.
 * Throws AppError: `not_found` for a control that has no filter, `invalid` for the period,
 * `timeout` when too many records decide.
 */
export async function countControl(
  reader: Reader,
  { id, ...params }: PeriodParams & { readonly id: string },
  nowMs: number,
): Promise<CisCount> {
  const q = CIS_CONTROLS.find((control) => control.id === id)?.q ?? null;
  if (q === null) throw new AppError("not_found", "No control with a filter has this number.");
  const { scoped, period } = await rulePeriod(reader, params, nowMs);
  const { fromMs, toMs } = period;
  const range = { fromMs, toMs, asof: null, nowMs };
  const ids = id === ROOT_THROUGH_SERVICE.id ? await rootIds(scoped, range) : [];
  const filter = parseQuery(q).query;
  const query = filter === null || ids.length === 0 ? filter : anyOf([filter, hasAny("id", ids)]);
  const counted = await countByTime(scoped, { query, ...range });
  // Days are what people compare; longer steps stay as they are.
  const stepMs = Math.max(counted.bucketMs, DAY_MS);
  const sums = new Map<number, number>();
  for (const { startMs, counts } of counted.buckets) {
    const start = stepMs === DAY_MS ? Math.floor(startMs / DAY_MS) * DAY_MS : startMs;
    const events = counts.reduce((sum, count) => sum + count, 0);
    sums.set(start, (sums.get(start) ?? 0) + events);
  }
  const steps = [...sums].map(([startMs, events]) => ({ startMs, events }));
  return {
    period,
    total: steps.reduce((sum, { events }) => sum + events, 0),
    stepMs,
    steps,
    link: linkToValue({ query, scope: params.scope, period }),
  };
}

/** Ids of root events that only their records place: see ROOT_THROUGH_SERVICE. */
async function rootIds(reader: Reader, range: Omit<EventQuestion, "query">): Promise<string[]> {
  const question = { query: parseQuery(ROOT_THROUGH_SERVICE.q).query, ...range };
  const list = { filter: await filterEvents(reader, question), question, sort: "-time" as const };
  const ids: string[] = [];
  let read = 0;
  for await (const candidates of readCandidates(reader, list, null, PAGE)) {
    read += candidates.length;
    if (read > MOST_READ) {
      throw new AppError("timeout", "Too many records decide. Choose a shorter period.");
    }
    const records = await readRecords(reader, await keepMatching(reader, list, candidates));
    for (const { text, value } of records) {
      const { eventId } = toEvent(value, text);
      if (eventId !== null && actsForItself(value)) ids.push(eventId);
    }
  }
  return ids;
}
