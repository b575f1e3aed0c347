import type { Arrivals } from "@/lib/api/analysis-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { type EventQuestion, filterEvents, newestSequence } from "@/lib/db/search/event-filter";
import type { StoredEvent } from "./event-rows";
import { listLateFiles } from "./late-files";
import { readPage } from "./read-candidates";
import { readRun } from "./read-run";

/** Arrivals are counted up to here: a page says "1,000 or more". */
const MOST = 1_000;
/** Who follows a search asks again soon: an answer must not take longer than that. */
const PATIENCE = { records: 20_000, ms: 5_000 };
/** Files that lie further apart in time than this many spells are looked for as one. */
const MOST_SPELLS = 32;
const DAY_MS = 86_400_000;

/**
 * Matching events of the files committed after `since`, and how fresh the index is. The question's
 * own watermark does not count. Without new events nothing is searched. Late ones, as late-files.ts
 * has it, are counted among the newest 1,000.
 */
export async function countArrivals(
  reader: Reader,
  question: EventQuestion,
  since: number,
): Promise<Arrivals> {
  const asof = await newestSequence(reader);
  const [newestMs, deliveredMs, arrived] = await Promise.all([
    newestEvent(reader, question.nowMs, asof),
    newestDelivery(reader),
    arrivedBetween(reader, since, asof),
  ]);
  const freshness = { asof, newestMs, deliveredMs };
  if (arrived === null) return { ...freshness, count: 0, late: 0, more: false };
  const current = { ...question, asof };
  const filter = await filterEvents(reader, current);
  const where = Prisma.sql`${filter.where} and ${arrived}`;
  const list = { filter: { ...filter, where }, question: current, sort: "-time" as const };
  const { events, resumeAt } = await readRun(reader, list, null, MOST, PATIENCE);
  const late = await countLateOf(reader, events, asof);
  return { ...freshness, count: events.length, late, more: resumeAt !== null };
}

/** How many of some events, newest first, came with a file that was delivered late for them. */
async function countLateOf(
  reader: Reader,
  events: readonly StoredEvent[],
  asof: number,
): Promise<number> {
  const dated = events.flatMap(({ timeMs, fileId }) => (timeMs === null ? [] : { timeMs, fileId }));
  const [newest, oldest] = [dated[0], dated.at(-1)];
  if (!newest || !oldest) return 0;
  const [startMs, toMs] = [oldest.timeMs, newest.timeMs + 1];
  const axis = { startMs, toMs, bucketMs: toMs - startMs, buckets: 1 };
  const { files } = await listLateFiles(reader, axis, asof);
  const lateBeforeMs = new Map(files.map((file) => [file.fileId, file.lateBeforeMs]));
  return dated.filter(({ timeMs, fileId }) => timeMs < (lateBeforeMs.get(fileId) ?? startMs))
    .length;
}

/** Time of the newest event. A time in the future is an error of its record. */
async function newestEvent(reader: Reader, nowMs: number, asof: number): Promise<number | null> {
  const question = { query: null, fromMs: null, toMs: nowMs + DAY_MS, asof, nowMs };
  const filter = await filterEvents(reader, question);
  const [newest] = await readPage(reader, { filter, question, sort: "-time" }, null, 1);
  return newest?.timeMs ?? null;
}

/**
 * When the newest of the last files was delivered or, where its name does not say, was read. Files
 * are of all accounts, so it is nothing for who may see only some.
 */
async function newestDelivery(reader: Reader): Promise<number | null> {
  if (reader.accounts !== "all") return null;
  const [row] = await ask<{ deliveredMs: number | null }>(
    reader,
    Prisma.sql`select extract(epoch from max(coalesce(delivered_at, finished_at)))::float8 * 1000 as "deliveredMs"
      from (select delivered_at, finished_at from log_file where seq is not null
        order by seq desc limit 1000) as newest`,
  );
  return row?.deliveredMs ?? null;
}

/**
 * Over `event e`: it came with a file between two watermarks. Files say in which spells of time
 * their events lie, so only those are looked through. Null when no such file has new events.
 */
async function arrivedBetween(
  reader: Reader,
  since: number,
  asof: number,
): Promise<Prisma.Sql | null> {
  const files = Prisma.sql`from log_file where seq > ${since}::int4 and seq <= ${asof}::int4 and events > 0`;
  const [any] = await ask<unknown>(reader, Prisma.sql`select 1 ${files} limit 1`);
  if (!any) return null;
  const spells = await ask<Spell>(
    reader,
    Prisma.sql`select lower(spell)::text as first, upper(spell)::text as last
      from (select unnest(range_agg(tstzrange(min_time, max_time, '[]'))) as spell
        ${files} and min_time is not null) as s order by lower(spell)`,
  );
  const within = joined(spells).map(
    ({ first, last }) =>
      Prisma.sql`e.event_time >= ${first}::timestamptz and e.event_time <= ${last}::timestamptz`,
  );
  const isUndated = Prisma.sql`e.event_time = '-infinity'`;
  return Prisma.sql`e.file_id in (select id ${files}) and (${Prisma.join([isUndated, ...within], " or ")})`;
}

interface Spell {
  readonly first: string;
  readonly last: string;
}

function joined(spells: readonly Spell[]): readonly Spell[] {
  const [first, last] = [spells[0], spells.at(-1)];
  if (spells.length <= MOST_SPELLS || !first || !last) return spells;
  return [{ first: first.first, last: last.last }];
}
