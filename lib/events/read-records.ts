import type { Reader } from "@/lib/auth/reader";
import { recordOfRow, splitRow } from "@/lib/cloudtrail/export-row-text";
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
  /** What the bytes are. */
  readonly mediaType: "application/json" | "text/csv";
  readonly text: string;
  /** Parsed, in the shape of a CloudTrail record. */
  readonly value: unknown;
  /** Reads another text of the same form, such as the masked one. */
  readonly parse: (text: string) => unknown;
}

/** The record as JSON: its own text, or of a row of an exported table what the row stands for. */
export function recordJson({ text, value, parse }: RawRecord): string {
  return parse === JSON.parse ? text : JSON.stringify(value);
}

interface Place {
  readonly fileId: number;
  readonly ordinal: number;
}

interface BlockPlace {
  readonly fileId: number;
  readonly firstOrdinal: number;
}

interface BlockRow extends BlockPlace {
  readonly encoding: number;
  readonly spans: number[];
  readonly bytes: Uint8Array;
  readonly envelope: string | null;
  /** Of a CSV export, its first block and where the first row begins in it: before, its header. */
  readonly headEncoding: number | null;
  readonly headBytes: Uint8Array | null;
  readonly headEnd: number | null;
}

/** Blocks fetched at once. One is open at a time, and of it only the records asked for are kept. */
const BLOCKS_AT_ONCE = 32;

/** The records at some places, in the same order. Each block is opened once. */
export async function readRecords(reader: Reader, places: readonly Place[]): Promise<RawRecord[]> {
  const found = new Map<string, RawRecord>();
  const blocks = await findBlocks(reader, places);
  for (let at = 0; at < blocks.length; at += BLOCKS_AT_ONCE) {
    const some = blocks.slice(at, at + BLOCKS_AT_ONCE);
    for (const row of await readBlocks(reader, some)) {
      const open = openBlock(row);
      for (const { fileId, ordinal } of places) {
        const record = fileId === row.fileId ? recordAt(open, ordinal) : null;
        if (record) found.set(`${fileId}/${ordinal}`, record);
      }
    }
  }
  return places.map(({ fileId, ordinal }) => {
    const record = found.get(`${fileId}/${ordinal}`);
    if (record) return record;
    const what = `The raw block of record ${ordinal} of file ${fileId} is missing.`;
    throw new AppError("internal", what);
  });
}

async function findBlocks(reader: Reader, places: readonly Place[]): Promise<BlockPlace[]> {
  if (places.length === 0) return [];
  return ask<BlockPlace>(
    reader,
    Prisma.sql`select distinct p.file_id as "fileId", (
        select max(first_ordinal) from raw_block b
        where b.file_id = p.file_id and b.first_ordinal <= p.ordinal) as "firstOrdinal"
      from unnest(${plainArray(places.map((place) => place.fileId))}::int4[],
        ${plainArray(places.map((place) => place.ordinal))}::int4[]) as p(file_id, ordinal)`,
  );
}

async function readBlocks(reader: Reader, blocks: readonly BlockPlace[]): Promise<BlockRow[]> {
  return ask<BlockRow>(
    reader,
    Prisma.sql`select r.file_id as "fileId", r.first_ordinal as "firstOrdinal", r.encoding, r.spans,
        r.bytes, f.envelope, h.encoding as "headEncoding", h.bytes as "headBytes",
        h.spans[1] as "headEnd"
      from unnest(${plainArray(blocks.map((block) => block.fileId))}::int4[],
        ${plainArray(blocks.map((block) => block.firstOrdinal))}::int4[]) as k(file_id, first_ordinal)
      join raw_block r using (file_id, first_ordinal)
      join log_file f on f.id = r.file_id
      left join raw_block h
        on f.envelope = 'export-csv' and h.file_id = r.file_id and h.first_ordinal = 0`,
  );
}

interface OpenBlock {
  readonly row: BlockRow;
  readonly body: Buffer;
  /** Column names of a CSV export. */
  readonly columns: readonly string[] | null;
}

function openBlock(row: BlockRow): OpenBlock {
  return { row, body: inflateBlock(row), columns: columnsOf(row) };
}

function columnsOf({ headEncoding, headBytes, headEnd }: BlockRow): readonly string[] | null {
  if (headEncoding === null || headBytes === null) return null;
  const head = inflateBlock({ encoding: headEncoding, bytes: headBytes });
  const text = head.toString("utf8", 0, headEnd ?? 0);
  return splitRow(text.replace(/^\uFEFF?[ \t\r\n]*/, "").replace(/\r?\n[\r\n]*$/, ""));
}

/** Null when the record lies in another block. Its bytes are copied, so that the block can go. */
function recordAt({ row, body, columns }: OpenBlock, ordinal: number): RawRecord | null {
  const at = 2 * (ordinal - row.firstOrdinal);
  const [start, end] = row.spans.slice(at, at + 2);
  if (at < 0 || start === undefined || end === undefined) return null;
  const bytes = Buffer.from(body.subarray(start, end));
  const text = bytes.toString("utf8");
  const parse = parserOf(row, columns);
  const value = parse(text);
  if (typeof value !== "string") {
    const mediaType = row.envelope === "export-csv" ? "text/csv" : "application/json";
    return { bytes, mediaType, text, value, parse };
  }
  return {
    bytes: Buffer.from(value),
    mediaType: "application/json",
    text: value,
    value: JSON.parse(value),
    parse: JSON.parse,
  };
}

/** How a record's text becomes a CloudTrail record, in each kind of file. */
function parserOf(
  { envelope }: BlockRow,
  columns: readonly string[] | null,
): (text: string) => unknown {
  if (envelope === "export-csv") return (text) => columns && recordOfRow(columns, text);
  if (envelope !== "export-lines") return JSON.parse;
  return (text) => {
    const row: unknown = JSON.parse(text);
    return typeof row === "string" ? row : fromExportRow(row as Record<string, unknown>);
  };
}
