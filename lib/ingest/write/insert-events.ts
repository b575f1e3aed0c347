import { plainArray, textArray } from "@/lib/db/array-literal";
import { DICTIONARIES, DICTIONARY_NAMES } from "@/lib/db/dictionaries";
import { Prisma } from "@/lib/db/generated/client";
import type { EventBatch } from "./event-batch";

/** A row of a batch that the index already has, byte for byte. */
export interface CopyRow {
  readonly fileId: number;
  readonly ordinal: number;
}

/**
 * Writes a batch of events and returns the rows that were copies: the same account, eventID, time
 * and content as an event already there, before this batch or in it. Copies are kept in
 * `event_copy`. Rows go in sorted by key, so that two writers with the same events cannot deadlock.
 */
export async function insertEvents(
  tx: Prisma.TransactionClient,
  batch: EventBatch,
): Promise<CopyRow[]> {
  if (batch.count === 0) return [];
  const idColumns = DICTIONARY_NAMES.map((name) => Prisma.raw(DICTIONARIES[name].eventColumn));
  const inserted = await tx.$queryRaw<{ count: number }[]>`
    with rows as (
      insert into event (event_time, account_id, event_id, content_hash, file_id, ordinal,
        flags, present, outcome, category, read_only, terms, ${withoutAccount(idColumns)})
      select distinct on (account_id, event_id, content_hash, t)
        to_timestamp(t / 1000), account_id, event_id, content_hash, file_id, ordinal,
        flags, present, outcome, category, case read_only when 1 then true when 0 then false end,
        terms::bigint[], ${nullable()}
      from unnest(${keyArrays(batch)},
        ${plainArray(batch.flags)}::int4[], ${plainArray(batch.present)}::int4[],
        ${plainArray(batch.outcomes)}::int2[], ${plainArray(batch.categories)}::int2[],
        ${plainArray(batch.readOnly)}::int2[], ${textArray(batch.terms)}::text[],
        ${idArrays(batch)})
        as b(t, account_id, event_id, content_hash, file_id, ordinal,
          flags, present, outcome, category, read_only, terms, ${withoutAccount(idColumns)})
      order by account_id, event_id, content_hash, t, file_id, ordinal
      on conflict do nothing
      returning 1)
    select count(*)::int as count from rows`;
  return inserted[0]?.count === batch.count ? [] : keepCopies(tx, batch);
}

/** The rows whose event stands under another file or position. */
async function keepCopies(tx: Prisma.TransactionClient, batch: EventBatch): Promise<CopyRow[]> {
  return tx.$queryRaw<CopyRow[]>`
    insert into event_copy (account_id, event_id, content_hash, event_time, file_id, ordinal)
    select b.account_id, b.event_id, b.content_hash, to_timestamp(b.t / 1000), b.file_id, b.ordinal
    from unnest(${keyArrays(batch)}) as b(t, account_id, event_id, content_hash, file_id, ordinal)
    where not exists (
      select from event e
      where e.account_id = b.account_id and e.event_id = b.event_id
        and e.content_hash = b.content_hash and e.event_time = to_timestamp(b.t / 1000)
        and e.file_id = b.file_id and e.ordinal = b.ordinal)
    returning file_id as "fileId", ordinal`;
}

function keyArrays(batch: EventBatch): Prisma.Sql {
  return Prisma.sql`${plainArray(batch.timesMs)}::float8[], ${plainArray(batch.ids.account)}::int4[],
    ${plainArray(batch.eventIds)}::uuid[], ${plainArray(batch.contentHashes)}::uuid[],
    ${plainArray(batch.fileIds)}::int4[], ${plainArray(batch.ordinals)}::int4[]`;
}

function withoutAccount(columns: Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(columns.slice(1));
}

function nullable(): Prisma.Sql {
  const columns = DICTIONARY_NAMES.slice(1).map((name) => {
    const column = Prisma.raw(DICTIONARIES[name].eventColumn);
    return DICTIONARIES[name].nullable ? Prisma.sql`nullif(${column}, 0)` : column;
  });
  return Prisma.join(columns);
}

function idArrays(batch: EventBatch): Prisma.Sql {
  const arrays = DICTIONARY_NAMES.slice(1).map(
    (name) => Prisma.sql`${plainArray(batch.ids[name])}::int4[]`,
  );
  return Prisma.join(arrays);
}
