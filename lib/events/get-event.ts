import { createHash } from "node:crypto";
import type { EventDetail, RecordPlace } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { describeEvent } from "@/lib/cloudtrail/describe-event";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { filterEvents } from "@/lib/db/search/event-filter";
import { FIELDS } from "@/lib/search/fields";
import { printEventKey } from "./event-key";
import { type StoredEvent, toEventRows } from "./event-rows";
import { findEvents } from "./find-events";
import { indexedEvent } from "./indexed-event";
import { maskRecord } from "./mask-record";
import { type EventList, readPage } from "./read-candidates";
import { readRecords } from "./read-records";

/**
 * Everything about one event. `key` is a permalink's key or a bare eventID; of several records with
 * that id the others are listed as conflicts. The events before and after it are those of the files
 * committed up to `asof`; null: of all. Throws AppError `not_found`.
 */
export async function getEvent(
  reader: Reader,
  key: string,
  asof: number | null = null,
): Promise<EventDetail> {
  const { event: stored, others } = await findEvents(reader, key);
  const [record] = await readRecords(reader, [stored]);
  if (!record) throw new Error(`Event ${key} has no raw record`);
  const shown = maskRecord(record);
  const event = indexedEvent(stored, shown);
  const [rows, places, copies, previous, next] = await Promise.all([
    toEventRows(reader, [stored, ...others]),
    placesOf(reader, [stored]),
    listCopies(reader, stored),
    neighbour(reader, stored, asof, "-time"),
    neighbour(reader, stored, asof, "time"),
  ]);
  const [row, ...conflicts] = rows;
  const [place] = places;
  if (!row || !place) throw new Error(`Event ${key} has no place in a file`);
  return {
    row,
    eventId: event.eventId,
    sentence: describeEvent(event, shown.value),
    fields: FIELDS.map((field) => ({
      field: field.name,
      label: field.label,
      values: [...field.values(event)],
      help: field.help,
    })).filter(({ values }) => values.length > 0),
    recordSha256: createHash("sha256").update(record.bytes).digest("hex"),
    raw: shown.text,
    rawBytes: record.bytes.length,
    masked: [...shown.masked],
    place,
    copies,
    conflicts,
    previousKey: previous,
    nextKey: next,
  };
}

interface PlaceRow extends Omit<RecordPlace, "bodySha256"> {
  readonly bodySha256: Uint8Array | null;
}

async function placesOf(
  reader: Reader,
  records: readonly { readonly fileId: number; readonly ordinal: number }[],
): Promise<RecordPlace[]> {
  if (records.length === 0) return [];
  const rows = await ask<PlaceRow>(
    reader,
    Prisma.sql`select f.id as "fileId", s.location as source, f.key, p.ordinal,
        f.body_sha256 as "bodySha256", f.seq as "ingestSeq",
        extract(epoch from f.finished_at)::float8 * 1000 as "ingestedAtMs"
      from unnest(${plainArray(records.map((record) => record.fileId))}::int4[],
        ${plainArray(records.map((record) => record.ordinal))}::int4[]) as p(file_id, ordinal)
      join log_file f on f.id = p.file_id join log_source s on s.id = f.source_id
      order by f.seq, p.ordinal`,
  );
  return rows.map((row) => ({
    ...row,
    bodySha256: row.bodySha256 ? Buffer.from(row.bodySha256).toString("hex") : "",
  }));
}

async function listCopies(reader: Reader, event: StoredEvent): Promise<RecordPlace[]> {
  const copies = await ask<{ fileId: number; ordinal: number }>(
    reader,
    Prisma.sql`select file_id as "fileId", ordinal from event_copy
      where account_id = ${event.accountId}::int4 and event_id = ${event.eventId}::uuid
        and content_hash = ${event.contentHash}::uuid
      order by file_id, ordinal limit 200`,
  );
  return placesOf(reader, copies);
}

/** Key of the next event in time, of those that the reader may see. */
async function neighbour(
  reader: Reader,
  event: StoredEvent,
  asof: number | null,
  sort: EventList["sort"],
): Promise<string | null> {
  const question = { query: null, fromMs: null, toMs: null, asof, nowMs: 0 };
  const list = { filter: await filterEvents(reader, question), question, sort };
  const [found] = await readPage(reader, list, event, 1);
  return found ? printEventKey(found.eventId, found.contentHash) : null;
}
