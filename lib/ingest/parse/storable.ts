import { createHash } from "node:crypto";
import { postgresText } from "@/lib/db/postgres-text";

/** A b-tree entry holds 2,704 bytes: of a value that is one alone, and of one of several together. */
const ALONE_BYTES = 2_000;
export const TOGETHER_BYTES = 360;
/** "… #" and 16 hex digits. */
const MARK_BYTES = 21;

/**
 * The text as a dictionary of the index can hold it: what Postgres text has no room for is
 * replaced, and it is bounded. A longer text keeps its beginning and a hash, so that different texts
 * stay different. The raw record keeps the original.
 */
export function storable(text: string, maxBytes = ALONE_BYTES): string {
  const safe = postgresText(text);
  // A UTF-16 unit takes at most three bytes of UTF-8.
  if (safe.length * 3 <= maxBytes || Buffer.byteLength(safe) <= maxBytes) return safe;
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return `${firstBytes(safe, maxBytes - MARK_BYTES)}… #${hash}`;
}

function firstBytes(text: string, count: number): string {
  const bytes = Buffer.from(text);
  let end = count;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.toString("utf8", 0, end);
}
