import type { Patterns } from "@/lib/api/analysis-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { type EventFilter, type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { foldedText } from "@/lib/db/search/text-test";
import { instant } from "@/lib/db/sql-instant";
import { OUTCOMES } from "@/lib/db/stored-numbers";
import { AppError } from "@/lib/errors";
import { formatCount } from "@/lib/format/count";
import { MAX_QUERY_LENGTH } from "@/lib/search/limits";
import { printQuery } from "@/lib/search/print";
import { countExact } from "./count-events";
import { exactFilter } from "./exact-filter";
import { allOf, hasExactly, hasValue } from "./query-conditions";
import { timeAxis } from "./time-axis";

const MOST_BUCKETS = 24;
/** Events that are looked at for one answer: seconds of work. Only the hourly sums count more. */
const MOST_EVENTS = 2_000_000;

/**
 * The events of a question grouped by event, service, kind of caller, outcome and client, most
 * frequent first. Texts are one when the query language compares them as one. Throws AppError
 * `timeout` when too many events or records would have to be read.
 */
export async function listPatterns(
  reader: Reader,
  question: EventQuestion,
  top: number,
  mostEvents = MOST_EVENTS,
): Promise<Patterns> {
  await assertFew(reader, question, mostEvents);
  const [filter, axis] = await Promise.all([
    exactFilter(reader, question),
    patternAxis(reader, question),
  ]);
  const rows = await ask<PatternRow>(reader, patternRows(filter, axis, top));
  const [first] = rows;
  const total = Number(first?.events ?? 0);
  const listed = rows.reduce((sum, row) => sum + Number(row.count), 0);
  return {
    ...axis,
    total,
    patterns: rows.map((row) => toPattern(row, question, axis)),
    more: { patterns: Number(first?.patterns ?? 0) - rows.length, events: total - listed },
    asof: filter.asof,
  };
}

/**
 * Refuses what the hourly sums know to be too much. A frozen question is measured by all that is
 * there now: its own events are hardly fewer, and counting them would be the work to be saved.
 */
async function assertFew(reader: Reader, question: EventQuestion, most: number): Promise<void> {
  const current = { ...question, asof: null };
  const filter = await filterEvents(reader, current);
  if (filter.rollup === null || (await countExact(reader, current, filter)) <= most) return;
  throw new AppError(
    "timeout",
    `These are more than ${formatCount(most)} events, too many to be grouped. Choose a shorter time range or add a condition; the list, the histogram and the facets still work.`,
  );
}

interface Axis {
  readonly fromMs: number;
  readonly toMs: number;
  readonly bucketMs: number;
}

/** The time of the histogram, in fewer buckets. */
async function patternAxis(reader: Reader, question: EventQuestion): Promise<Axis> {
  const { startMs, toMs: endMs } = await timeAxis(reader, question);
  const fromMs = question.fromMs ?? startMs;
  const toMs = Math.max(endMs, fromMs + 1);
  return { fromMs, toMs, bucketMs: Math.ceil((toMs - fromMs) / MOST_BUCKETS) };
}

interface PatternRow {
  readonly event: string;
  readonly service: string;
  readonly kind: string;
  readonly outcome: number;
  readonly client: string;
  readonly count: bigint;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  /** Places on the axis and how many events each has. */
  readonly buckets: number[] | null;
  readonly counts: number[] | null;
  /** Of all patterns, also those beyond the limit. */
  readonly patterns: bigint;
  readonly events: bigint;
}

/** Counted by id first: the dictionaries are then joined to as many rows as there are kinds of event. */
function patternRows(filter: EventFilter, { fromMs, toMs, bucketMs }: Axis, top: number) {
  const isDated = Prisma.sql`e.event_time > '-infinity'`;
  return Prisma.sql`
    with by_id as (
      select e.action_id, e.principal_id, e.user_agent_id, e.outcome,
        case when e.event_time >= ${instant(fromMs)} and e.event_time < ${instant(toMs)} then
          floor(extract(epoch from e.event_time - ${instant(fromMs)})::float8 * 1000 / ${bucketMs}::float8)::int4 end as bucket,
        count(*) as count, min(e.event_time) filter (where ${isDated}) as first,
        max(e.event_time) filter (where ${isDated}) as last
      from event e where ${filter.where} group by 1, 2, 3, 4, 5),
    by_name as (
      select min(a.event_name) as event, min(a.event_source) as service, p.kind, i.outcome,
        min(coalesce(u.client, '')) as client, i.bucket,
        ${folded("a.event_name")} as event_key, ${folded("a.event_source", true)} as service_key,
        ${folded("coalesce(u.client, '')")} as client_key,
        sum(i.count) as count, min(i.first) as first, max(i.last) as last
      from by_id i join action a on a.id = i.action_id join principal p on p.id = i.principal_id
      left join user_agent u on u.id = i.user_agent_id
      group by event_key, service_key, p.kind, i.outcome, client_key, i.bucket)
    select min(event) as event, min(service) as service, kind, outcome, min(client) as client,
      sum(count)::int8 as count, extract(epoch from min(first))::float8 * 1000 as "firstMs",
      extract(epoch from max(last))::float8 * 1000 as "lastMs",
      array_agg(bucket) filter (where bucket is not null) as buckets,
      array_agg(count::float8) filter (where bucket is not null) as counts,
      count(*) over () as patterns, (sum(sum(count)) over ())::int8 as events
    from by_name group by event_key, service_key, kind, outcome, client_key
    order by 6 desc, event_key, service_key, kind, outcome, client_key limit ${top}`;
}

/** What the language compares of a text; where that is more than ASCII, the text as it is. */
function folded(column: string, isService = false): Prisma.Sql {
  const text = Prisma.raw(column);
  const key = foldedText(text);
  const suffix = isService
    ? Prisma.sql`|| case when ${text} <> '' and strpos(${text}, '.') = 0 then '.amazonaws.com' else '' end`
    : Prisma.empty;
  return Prisma.sql`case when ${key} ~ '^[ -~]*$' then ${key} ${suffix} else ${text} end`;
}

function toPattern(
  row: PatternRow,
  question: EventQuestion,
  axis: Axis,
): Patterns["patterns"][number] {
  const { kind, count, firstMs, lastMs, buckets, counts } = row;
  const event = row.event || null;
  const service = row.service || null;
  const client = row.client || null;
  const outcome = OUTCOMES[row.outcome] ?? "unknown";
  const spark = Array.from({ length: bucketCount(axis) }, () => 0);
  for (const [place, bucket] of (buckets ?? []).entries()) spark[bucket] = counts?.[place] ?? 0;
  const query = allOf([
    question.query,
    named("event", event),
    named("service", service),
    hasValue("kind", kind),
    hasValue("outcome", outcome),
    named("client", client),
  ]);
  const words = { event, service, kind, outcome, client };
  const text = printQuery(query);
  const q = text.length <= MAX_QUERY_LENGTH ? text : null;
  return { ...words, count: Number(count), firstMs, lastMs, spark, q };
}

function bucketCount({ fromMs, toMs, bucketMs }: Axis): number {
  return Math.ceil((toMs - fromMs) / bucketMs);
}

/** As the texts were folded: without regard to case, but exactly where that is more than ASCII. */
function named(field: string, value: string | null) {
  return value === null || /^[ -~]*$/.test(value.toLowerCase())
    ? hasValue(field, value)
    : hasExactly(field, value);
}
