import { gunzipSync, inflateRawSync } from "node:zlib";
import { RAW_ENCODINGS } from "./stored-numbers";

/** Longest block that is opened: a block holds at most one megabyte, or one record. */
const MAX_BYTES = 80 * 1024 * 1024;

/** The uncompressed bytes of a raw block: a piece of the file's body, exactly. */
export function inflateBlock(block: { encoding: number; bytes: Uint8Array }): Buffer {
  switch (block.encoding) {
    case RAW_ENCODINGS.gzip:
      return gunzipSync(block.bytes, { maxOutputLength: MAX_BYTES });
    case RAW_ENCODINGS.deflate:
      return inflateRawSync(block.bytes, { maxOutputLength: MAX_BYTES });
    default:
      return Buffer.from(block.bytes);
  }
}
