import type { Reader } from "@/lib/auth/reader";
import { fromExportRow } from "@/lib/cloudtrail/from-export-row";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { inflateBlock } from "@/lib/db/inflate-block";
import { AppError } from "@/lib/errors";

/** One record as its file holds it. */
export interface RawRecord {
  /** The record's own bytes; of a record inside a string literal, the text it stands for. */
  readonly bytes: Buffer;
  readonly text: string;
  /** Parsed, in the shape of a CloudTrail record. */
  readonly value: unknown;
}

interface BlockRow {
  readonly fileId: number;
  readonly firstOrdinal: number;
  readonly records: number;
  readonly encoding: number;
  readonly spans: number[];
  readonly bytes: Uint8Array;
  readonly envelope: string | null;
}

/** The records at some places, in the same order. Each block is opened once. */
export async function readRecords(
  reader: Reader,
  places: readonly { readonly fileId: number; readonly ordinal: number }[],
): Promise<RawRecord[]> {
  if (places.length === 0) return [];
  const rows = await ask<BlockRow>(
    reader,
    Prisma.sql`select r.file_id as "fileId", r.first_ordinal as "firstOrdinal", r.records,
        r.encoding, r.spans, r.bytes, f.envelope
      from (
        select distinct p.file_id, (
          select max(first_ordinal) from raw_block b
          where b.file_id = p.file_id and b.first_ordinal <= p.ordinal) as first_ordinal
        from unnest(${plainArray(places.map((place) => place.fileId))}::int4[],
          ${plainArray(places.map((place) => place.ordinal))}::int4[]) as p(file_id, ordinal)) as k
      join raw_block r using (file_id, first_ordinal)
      join log_file f on f.id = k.file_id`,
  );
  const blocks = rows.map((row) => ({ row, body: inflateBlock(row) }));
  return places.map(({ fileId, ordinal }) => {
    const block = blocks.find(
      ({ row }) =>
        row.fileId === fileId &&
        row.firstOrdinal <= ordinal &&
        ordinal < row.firstOrdinal + row.records,
    );
    if (!block)
      throw new AppError(
        "internal",
        `The raw block of record ${ordinal} of file ${fileId} is missing.`,
      );
    return recordAt(block.row, block.body, ordinal);
  });
}

function recordAt(row: BlockRow, body: Buffer, ordinal: number): RawRecord {
  const at = 2 * (ordinal - row.firstOrdinal);
  const slice = body.subarray(row.spans[at] ?? 0, row.spans[at + 1] ?? 0);
  const text = slice.toString("utf8");
  if (row.envelope === "export-csv") return { bytes: slice, text, value: null };
  const value: unknown = JSON.parse(text);
  if (typeof value === "string") {
    return { bytes: Buffer.from(value), text: value, value: JSON.parse(value) };
  }
  return {
    bytes: slice,
    text,
    value:
      row.envelope === "export-lines" ? fromExportRow(value as Record<string, unknown>) : value,
  };
}
