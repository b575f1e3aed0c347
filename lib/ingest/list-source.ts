import type { PrismaClient } from "@/lib/db/generated/client";
import { blockSource } from "@/lib/ingest/ledger/block-source";
import { recordListing } from "@/lib/ingest/ledger/record-listing";
import { BlockedError, type Source, TransientError } from "@/lib/ingest/sources/source";

/** How long a listing may go without a sign of life before another worker starts over. */
const LISTING_MINUTES = 5;

/** A source whose turn it is to be listed; nobody else lists it meanwhile. */
export interface ListingTurn {
  readonly sourceId: number;
}

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
  const [row] = await db.$queryRaw<{ id: number }[]>`
    update log_source set listing_by = ${worker}, rescan = false,
      listing_until = now() + make_interval(mins => ${LISTING_MINUTES})
    where id = (
      select id from log_source
      where state = 'active' and (listing_until is null or listing_until < now())
        and (${sourceId ?? null}::int4 is null or id = ${sourceId ?? null}::int4)
        and (rescan or listed_at is null
          or (continuous and listed_at < now() - make_interval(secs => ${everyMs / 1000})))
      order by listed_at nulls first limit 1 for update skip locked)
    returning id`;
  return row ? { sourceId: row.id } : null;
}

/**
 * Lists a source into the ledger. A listing that breaks off proves nothing: what it found stays,
 * and the source is due again.
 * @returns objects that are new to the ledger
 */
export async function listSource(
  db: PrismaClient,
  { sourceId }: ListingTurn,
  source: Source,
  signal: AbortSignal,
): Promise<number> {
  let added = 0;
  try {
    for await (const page of source.list({ signal })) {
      added += await recordListing(db, sourceId, page);
      await db.$executeRaw`
        update log_source set listing_until = now() + make_interval(mins => ${LISTING_MINUTES})
        where id = ${sourceId}`;
    }
    await db.logSource.update({
      where: { id: sourceId },
      data: {
        listedAt: new Date(),
        fullListedAt: new Date(),
        listingBy: null,
        listingUntil: null,
        problem: null,
      },
    });
    return added;
  } catch (error) {
    await giveTurnBack(db, sourceId, error);
    return added;
  }
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
