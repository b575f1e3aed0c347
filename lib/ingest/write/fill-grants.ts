import { SESSION_GRANT_ACTIONS } from "@/lib/cloudtrail/session-grant-kind";
import { toEvent } from "@/lib/cloudtrail/to-event";
import { textArray } from "@/lib/db/array-literal";
import { contentHash } from "@/lib/db/event-identity";
import type { Prisma } from "@/lib/db/generated/client";
import { inflateBlock } from "@/lib/db/inflate-block";
import { OUTCOMES } from "@/lib/db/stored-numbers";
import type { Block } from "@/lib/ingest/body/block";
import { splitBlocks } from "@/lib/ingest/body/split-blocks";
import { recordBytes } from "@/lib/ingest/parse/parse-block";
import { type ParsedGrant, parseGrant } from "@/lib/ingest/parse/parsed-grant";
import { type GrantRow, insertGrants } from "./insert-grants";

/** Raw blocks of a file fetched at once. */
const BLOCKS_AT_ONCE = 16;

/** An event whose action begins sessions: its ids, and where in its file the record lies. */
interface Place extends Omit<GrantRow, keyof ParsedGrant> {
  readonly ordinal: number;
}

/**
 * Reads the grants of all indexed events from their records, file by file, and keeps those that
 * are missing: what indexing the files anew would have written.
 * @param onUnreadable told of a file whose body can no longer be read; the others go on
 * @returns false when the signal ended it early
 */
export async function fillGrants(
  tx: Prisma.TransactionClient,
  signal: AbortSignal,
  onUnreadable: (problem: unknown) => void,
): Promise<boolean> {
  await findPlaces(tx);
  for (let fileId = 0; ; ) {
    const places = await nextPlaces(tx, fileId);
    const [first] = places.values();
    if (first === undefined) return true;
    if (signal.aborted) return false;
    fileId = first.fileId;
    try {
      for await (const block of splitBlocks(bodyOf(tx, fileId))) {
        await insertGrants(tx, grantsOf(block, places));
      }
    } catch (error) {
      onUnreadable(error);
    }
  }
}

/** One walk over the events; the list lasts as long as the transaction. */
async function findPlaces(tx: Prisma.TransactionClient): Promise<void> {
  const actions = Object.entries(SESSION_GRANT_ACTIONS).flatMap(([source, kinds]) =>
    Object.keys(kinds).map((name) => ({ source, name })),
  );
  await tx.$executeRaw`
    create temporary table grant_place on commit drop as
    select file_id, ordinal, account_id, event_time, event_id, content_hash, principal_id,
      session_id, access_key_id, region_id
    from event where outcome = ${OUTCOMES.indexOf("success")}::int2 and action_id in (
      select id from action where (event_source, event_name) in (
        select * from unnest(${textArray(actions.map(({ source }) => source))}::text[],
          ${textArray(actions.map(({ name }) => name))}::text[])))`;
  await tx.$executeRaw`create index on grant_place (file_id)`;
}

/** The places in the next file after one, by ordinal; none when that was the last. */
async function nextPlaces(
  tx: Prisma.TransactionClient,
  afterFileId: number,
): Promise<ReadonlyMap<number, Place>> {
  const places = await tx.$queryRaw<Place[]>`
    select file_id as "fileId", ordinal, account_id as "accountId", event_id as "eventId",
      replace(content_hash::text, '-', '') as "contentHash",
      case when event_time > '-infinity' then extract(epoch from event_time)::float8 * 1000 end as "timeMs",
      principal_id as "principalId", session_id as "sessionId", access_key_id as "accessKeyId",
      region_id as "regionId"
    from grant_place
    where file_id = (select min(file_id) from grant_place where file_id > ${afterFileId}::int4)`;
  return new Map(places.map((place) => [place.ordinal, place]));
}

async function* bodyOf(tx: Prisma.TransactionClient, fileId: number): AsyncGenerator<Buffer> {
  for (let after = -1; ; ) {
    const blocks = await tx.$queryRaw<{ at: number; encoding: number; bytes: Uint8Array }[]>`
      select first_ordinal as at, encoding, bytes from raw_block
      where file_id = ${fileId}::int4 and first_ordinal > ${after}::int4
      order by first_ordinal limit ${BLOCKS_AT_ONCE}::int4`;
    for (const block of blocks) {
      yield inflateBlock(block);
      after = block.at;
    }
    if (blocks.length === 0) return;
  }
}

function grantsOf({ records, bytes, firstOrdinal }: Block, places: ReadonlyMap<number, Place>) {
  return records.flatMap((slice, at): GrantRow[] => {
    const place = places.get(firstOrdinal + at);
    if (place === undefined || slice.problem) return [];
    const own = recordBytes(slice, bytes.subarray(slice.start, slice.end));
    // Files are cut as they were when they were indexed; if that ever changes, nothing is mixed up.
    if (contentHash(own) !== place.contentHash) return [];
    const grant = parseGrant(slice.value, toEvent(slice.value, slice.text));
    return grant ? [{ ...place, ...grant }] : [];
  });
}
