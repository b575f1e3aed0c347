import { createHash } from "node:crypto";
import { type RawRecord, recordJson } from "@/lib/events/read-records";

/** A record as a line of records.ndjson, and what its line of index.ndjson says of it. */
export interface RecordLine {
  readonly line: Buffer;
  /** Of the record's own bytes, which the line gives back with `breaks`. */
  readonly sha256: string;
  /** `rebuilt`: of a row of a table, which is no JSON, the record that it means. */
  readonly form: "as-written" | "rebuilt";
  /** Where line breaks stood inside the record, as byte offsets; absent where there were none. */
  readonly lf?: readonly number[];
  readonly cr?: readonly number[];
}

const [LF, CR, SPACE] = [10, 13, 32];

/**
 * A record on one line, byte for byte: line breaks, which in JSON can only stand between tokens,
 * become spaces, and it is said where they stood.
 */
export function recordLine(record: RawRecord): RecordLine {
  if (record.mediaType === "text/csv") {
    const line = Buffer.from(recordJson(record));
    return { line, sha256: sha256Of(line), form: "rebuilt" };
  }
  const { bytes } = record;
  const [lf, cr] = [LF, CR].map((byte) => offsetsOf(bytes, byte));
  const sha256 = sha256Of(bytes);
  const line = Buffer.from(bytes);
  for (const at of [...(lf ?? []), ...(cr ?? [])]) line[at] = SPACE;
  return {
    ...{ line, sha256, form: "as-written" },
    ...(lf?.length ? { lf } : {}),
    ...(cr?.length ? { cr } : {}),
  };
}

function offsetsOf(bytes: Buffer, byte: number): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) found.push(at);
  return found;
}

const sha256Of = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
