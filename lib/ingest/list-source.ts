import type { PrismaClient } from "@/lib/db/generated/client";
import { blockSource } from "@/lib/ingest/ledger/block-source";
import { recordListing } from "@/lib/ingest/ledger/record-listing";
import { type ListingPlan, planListings, streamOf, WHOLE } from "@/lib/ingest/sources/discover";
import { findStreams } from "@/lib/ingest/sources/find-streams";
import { S3Source } from "@/lib/ingest/sources/s3";
import { BlockedError, type Source, TransientError } from "@/lib/ingest/sources/source";
import { QUEUE_PROBLEM } from "./follow-queues";

/** How long a listing may go without a sign of life before another worker starts over. */
const LISTING_MINUTES = 5;

/** Pause before a listing that left files out is repeated; doubled each time it does so again. */
const SETTLE_MS = 2_000;
const LONGEST_SETTLE_MS = 60_000;

/** A source whose turn it is to be listed; nobody else lists it meanwhile. */
export interface ListingTurn {
  readonly sourceId: number;
  readonly worker: string;
  /** Asked for by hand: everything is listed, whatever the plan says. */
  readonly everything: boolean;
  readonly recentListedMs: number | null;
  readonly fullListedMs: number | null;
}

/** What a worker remembers of the sources it lists; each is looked up anew when it starts. */
export type ListingMemory = Map<number, ListedSource>;

export interface ListedSource {
  /** Streams (account × Region folders) of a bucket, and when they were looked for. */
  readonly streams: readonly string[];
  readonly streamsMs: number;
  /** Listings in a row that left out files because they were still being written to. */
  readonly unsettled: number;
}

const UNKNOWN: ListedSource = { streams: [], streamsMs: 0, unsettled: 0 };

/**
 * Takes the source that has waited longest for a listing, if one is due: never listed, asked for by
 * hand, or continuous and last listed `everyMs` ago.
 */
export async function claimListing(
  db: PrismaClient,
  worker: string,
  everyMs: number,
  sourceId?: number,
): Promise<ListingTurn | null> {
  const [row] = await db.$queryRaw<ClaimRow[]>`
    with due as (
      select id, rescan from log_source
      where state = 'active' and (listing_until is null or listing_until < now())
        and (${sourceId ?? null}::int4 is null or id = ${sourceId ?? null}::int4)
        and (rescan or listed_at is null
          or (continuous and listed_at < now() - make_interval(secs => ${everyMs / 1000}::float8)))
      order by listed_at nulls first limit 1 for update skip locked)
    update log_source s set listing_by = ${worker}, rescan = false,
      listing_until = now() + make_interval(mins => ${LISTING_MINUTES}::int4)
    from due where s.id = due.id
    returning s.id, due.rescan, s.recent_listed_at as recent, s.full_listed_at as full`;
  if (!row) return null;
  return {
    sourceId: row.id,
    worker,
    everything: row.rescan,
    recentListedMs: row.recent?.getTime() ?? null,
    fullListedMs: row.full?.getTime() ?? null,
  };
}

interface ClaimRow {
  readonly id: number;
  readonly rescan: boolean;
  readonly recent: Date | null;
  readonly full: Date | null;
}

/** Has a source listed anew soon: a file was replaced after it was listed. */
export async function askForListing(db: PrismaClient, sourceId: number): Promise<void> {
  await db.$executeRaw`
    update log_source set rescan = true,
      listing_until = greatest(listing_until, now() + interval '5 seconds')
    where id = ${sourceId}`;
}

/**
 * Lists what is due of a source into the ledger: a folder always whole, a bucket by the plan of
 * sources/discover. A listing that breaks off, or finds nothing to open, proves nothing: what it
 * found stays, and the source is due again. Who lost the turn to another leaves its end to them.
 */
export async function listSource(
  db: PrismaClient,
  turn: ListingTurn,
  given: Source | (() => Promise<Source>),
  memory: ListingMemory,
  signal: AbortSignal,
): Promise<void> {
  const { sourceId, worker } = turn;
  try {
    const source = typeof given === "function" ? await given() : given;
    const plan =
      source instanceof S3Source && !turn.everything
        ? await planBucket(db, turn, source, memory, signal)
        : WHOLE;
    const prefixes = plan.everything ? {} : { prefixes: plan.prefixes };
    let unsettled = 0;
    for await (const page of source.list({ signal, ...prefixes })) {
      unsettled += page.unsettled ?? 0;
      await recordListing(db, sourceId, page);
      await db.$executeRaw`
        update log_source set listing_until = now() + make_interval(mins => ${LISTING_MINUTES}::int4)
        where id = ${sourceId} and listing_by = ${worker}`;
    }
    const known = memory.get(sourceId) ?? UNKNOWN;
    memory.set(sourceId, { ...known, unsettled: unsettled > 0 ? known.unsettled + 1 : 0 });
    const settleMs = Math.min(SETTLE_MS * 2 ** known.unsettled, LONGEST_SETTLE_MS);
    // A listing that somebody asked for meanwhile stays asked for.
    await db.$executeRaw`
      update log_source set listed_at = now(), listing_by = null,
        recent_listed_at = case when ${plan.recent} then now() else recent_listed_at end,
        full_listed_at = case when ${plan.everything} then now() else full_listed_at end,
        rescan = rescan or ${unsettled > 0},
        listing_until = case when ${unsettled > 0}
          then now() + make_interval(secs => ${settleMs / 1000}::float8) end,
        problem = case when starts_with(problem, ${QUEUE_PROBLEM}) then problem end
      where id = ${sourceId} and listing_by = ${worker}`;
  } catch (error) {
    await giveTurnBack(db, turn, error, signal);
  }
}

/**
 * Streams that were found since the last look are listed whole, however old their first day. They
 * are looked for below the prefix and wherever the ledger has seen some; a bucket without any has
 * another layout and is listed whole each time.
 */
async function planBucket(
  db: PrismaClient,
  turn: ListingTurn,
  source: S3Source,
  memory: ListingMemory,
  signal: AbortSignal,
): Promise<ListingPlan> {
  const before = memory.get(turn.sourceId) ?? UNKNOWN;
  const nowMs = Date.now();
  const times = {
    everythingMs: turn.fullListedMs,
    recentMs: turn.recentListedMs,
    streamsMs: before.streamsMs,
  };
  const plan = planListings(before.streams, nowMs, times);
  if (plan.everything || !plan.findStreams) return plan;
  const seen = await seenStreams(db, turn.sourceId, source.prefix);
  const found = new Set(seen);
  for (const root of rootsOf(seen, source.prefix)) {
    for (const stream of await findStreams(source, root, signal)) found.add(stream);
  }
  const streams = [...found].sort();
  memory.set(turn.sourceId, { ...before, streams, streamsMs: nowMs });
  const old = new Set(before.streams);
  const added = before.streamsMs > 0 ? streams.filter((stream) => !old.has(stream)) : [];
  const again = planListings(streams, nowMs, { ...times, streamsMs: nowMs });
  return { ...again, prefixes: [...added, ...again.prefixes] };
}

/** Streams that any file of the ledger lies in, so that none is forgotten, wherever it is. */
async function seenStreams(db: PrismaClient, sourceId: number, prefix: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    select max(key) as key from log_file where source_id = ${sourceId}
    group by substring(key from '^(.*)/[0-9]{4}/[0-9]{2}/[0-9]{2}/')`;
  const streams = rows.flatMap(({ key }) => streamOf(key) ?? []);
  return streams.filter((stream) => stream.startsWith(prefix));
}

/** Where to look for streams: below the prefix, and where the `AWSLogs` of known ones begin. */
function rootsOf(streams: readonly string[], prefix: string): Set<string> {
  const roots = streams.map((stream) => stream.slice(0, stream.lastIndexOf("AWSLogs/")));
  return new Set([prefix, ...roots.filter((root) => root.startsWith(prefix))]);
}

/**
 * Tried again after half a minute; a wrong key or a missing bucket waits for somebody instead. A
 * worker that was told to end has no problem to tell.
 */
async function giveTurnBack(
  db: PrismaClient,
  { sourceId, worker, everything }: ListingTurn,
  error: unknown,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) {
    await db.$executeRaw`
      update log_source set rescan = rescan or ${everything}, listing_by = null, listing_until = null
      where id = ${sourceId} and listing_by = ${worker}`;
    return;
  }
  const problem = error instanceof Error ? error.message : String(error);
  await db.$executeRaw`
    update log_source set rescan = rescan or ${everything}, listing_by = null,
      problem = ${problem.slice(0, 2_000)}, listing_until = now() + interval '30 seconds'
    where id = ${sourceId} and listing_by = ${worker}`;
  if (error instanceof BlockedError) await blockSource(db, sourceId, problem);
  else if (!(error instanceof TransientError)) throw error;
}
