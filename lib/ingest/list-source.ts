import type { PrismaClient } from "@/lib/db/generated/client";
import { blockSource } from "@/lib/ingest/ledger/block-source";
import { recordListing } from "@/lib/ingest/ledger/record-listing";
import { planListings } from "@/lib/ingest/sources/discover";
import { findStreams } from "@/lib/ingest/sources/find-streams";
import { S3Source } from "@/lib/ingest/sources/s3";
import { BlockedError, type Source, TransientError } from "@/lib/ingest/sources/source";

/** How long a listing may go without a sign of life before another worker starts over. */
const LISTING_MINUTES = 5;

const SETTLE_MS = 2_000;

/** A source whose turn it is to be listed; nobody else lists it meanwhile. */
export interface ListingTurn {
  readonly sourceId: number;
  /** Asked for by hand: everything is listed, whatever the plan says. */
  readonly everything: boolean;
  readonly recentListedMs: number | null;
  readonly fullListedMs: number | null;
}

/** Streams (account × Region folders) of the buckets this worker lists, and when they were found. */
export type KnownStreams = Map<number, { streams: readonly string[]; atMs: number }>;

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

/**
 * Lists what is due of a source into the ledger: a folder always whole, a bucket by the plan of
 * sources/discover. A listing that breaks off proves nothing: what it found stays, and the source
 * is due again.
 */
export async function listSource(
  db: PrismaClient,
  turn: ListingTurn,
  source: Source,
  known: KnownStreams,
  signal: AbortSignal,
): Promise<void> {
  const { sourceId } = turn;
  try {
    const plan =
      source instanceof S3Source && !turn.everything
        ? await planBucket(turn, source, known, signal)
        : { everything: true, recent: true, prefixes: [] };
    const prefixes = plan.everything ? {} : { prefixes: plan.prefixes };
    let unsettled = 0;
    for await (const page of source.list({ signal, ...prefixes })) {
      unsettled += page.unsettled ?? 0;
      await recordListing(db, sourceId, page);
      await db.$executeRaw`
        update log_source set listing_until = now() + make_interval(mins => ${LISTING_MINUTES}::int4)
        where id = ${sourceId}`;
    }
    const now = new Date();
    await db.logSource.update({
      where: { id: sourceId },
      data: {
        listedAt: now,
        ...(plan.recent && { recentListedAt: now }),
        ...(plan.everything && { fullListedAt: now }),
        listingBy: null,
        // Files that were still being written to are looked at again as soon as they can be ready.
        rescan: unsettled > 0,
        listingUntil: unsettled > 0 ? new Date(now.getTime() + SETTLE_MS) : null,
        problem: null,
      },
    });
  } catch (error) {
    await giveTurnBack(db, sourceId, error);
  }
}

/** Streams that were found since the last look are listed whole, however old their first day. */
async function planBucket(
  turn: ListingTurn,
  source: S3Source,
  known: KnownStreams,
  signal: AbortSignal,
) {
  const before = known.get(turn.sourceId);
  const times = {
    everythingMs: turn.fullListedMs,
    recentMs: turn.recentListedMs,
    streamsMs: before?.atMs ?? 0,
  };
  const nowMs = Date.now();
  const plan = planListings(before?.streams ?? [], nowMs, times);
  if (plan.everything || !plan.findStreams) return plan;
  const streams = await findStreams(source, source.prefix, signal);
  known.set(turn.sourceId, { streams, atMs: nowMs });
  const old = new Set(before?.streams);
  const added = before ? streams.filter((stream) => !old.has(stream)) : [];
  const again = planListings(streams, nowMs, { ...times, streamsMs: nowMs });
  return { ...again, prefixes: [...added, ...again.prefixes] };
}

/** Tried again after half a minute; a wrong key or a missing bucket waits for somebody instead. */
async function giveTurnBack(db: PrismaClient, sourceId: number, error: unknown): Promise<void> {
  const problem = error instanceof Error ? error.message : String(error);
  await db.$executeRaw`
    update log_source set rescan = true, listing_by = null, problem = ${problem.slice(0, 2_000)},
      listing_until = now() + interval '30 seconds'
    where id = ${sourceId}`;
  if (error instanceof BlockedError) await blockSource(db, sourceId, problem);
  else if (!(error instanceof TransientError)) throw error;
}
