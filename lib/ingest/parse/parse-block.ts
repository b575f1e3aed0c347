import { deflateRawSync } from "node:zlib";
import type { FlagName } from "@/lib/cloudtrail/event";
import { toEvent } from "@/lib/cloudtrail/to-event";
import { RAW_ENCODINGS } from "@/lib/db/stored-numbers";
import type { RuleMatcher } from "@/lib/detections/rules/rule-matcher";
import type { Block, RecordSlice } from "@/lib/ingest/body/block";
import { EventColumns } from "./event-columns";
import type { ParsedBlock, ParsedReject } from "./parsed-block";
import { storable } from "./storable";

/** The fastest level: parsing shares its core with it. docs/decisions/raw-blocks.md has the figures. */
const DEFLATE_LEVEL = 1;

/**
 * Turns a block of records into columns. Slices with a problem become rejects, with their bytes.
 * @param bodyOffset where the block starts in the decompressed body
 * @param delivered the object's own gzip bytes, when it holds exactly this block
 * @param matcher the rules that each record is tried on, if any
 */
export function parseBlock(
  block: Block,
  bodyOffset: number,
  delivered: Buffer | null,
  matcher: RuleMatcher | null,
): ParsedBlock {
  const columns = new EventColumns(block.records.length, matcher);
  const rejects: ParsedReject[] = [];
  const newFields = new Map<string, number>();
  const spans = new Int32Array(block.records.length * 2);
  for (const [index, slice] of block.records.entries()) {
    spans[2 * index] = slice.start;
    spans[2 * index + 1] = slice.end;
    const ordinal = block.firstOrdinal + index;
    const bytes = block.bytes.subarray(slice.start, slice.end);
    if (slice.problem) {
      rejects.push({ ordinal, byteOffset: bodyOffset + slice.start, ...slice.problem, raw: bytes });
      continue;
    }
    const event = toEvent(slice.value, slice.text);
    for (const name of event.unknownFields) {
      const path = storable(name);
      newFields.set(path, (newFields.get(path) ?? 0) + 1);
    }
    columns.add(ordinal, event, slice.value, recordBytes(slice, bytes), flagsOf(slice));
  }
  return {
    firstOrdinal: block.firstOrdinal,
    records: block.records.length,
    ...store(block.bytes, delivered),
    spans,
    events: columns.finish(),
    rejects,
    newFields,
  };
}

const NO_FLAGS: readonly FlagName[] = [];

function flagsOf(slice: RecordSlice): readonly FlagName[] {
  return slice.flags ?? NO_FLAGS;
}

/** A record inside a string literal is hashed as the text it stands for, as every other copy is. */
export function recordBytes(slice: RecordSlice, bytes: Buffer): Uint8Array {
  return slice.form === "string" ? Buffer.from(slice.text) : bytes;
}

function store(bytes: Buffer, delivered: Buffer | null): Pick<ParsedBlock, "encoding" | "bytes"> {
  if (delivered) return { encoding: RAW_ENCODINGS.gzip, bytes: delivered };
  const packed = deflateRawSync(bytes, { level: DEFLATE_LEVEL });
  return packed.length < bytes.length
    ? { encoding: RAW_ENCODINGS.deflate, bytes: packed }
    : { encoding: RAW_ENCODINGS.none, bytes };
}
