import { createHash } from "node:crypto";

/** Longest text kept in a dictionary; a b-tree entry must stay well below 2.7 kB. */
const MAX_CHARS = 512;

/**
 * The text as a dictionary of the index can hold it: no NUL and no lone surrogate (Postgres text
 * has neither), and bounded. A longer text keeps its beginning and a hash, so that different texts
 * stay different. The raw record keeps the original.
 */
export function storable(text: string): string {
  let safe = text;
  if (!safe.isWellFormed()) safe = safe.toWellFormed();
  if (safe.includes("\0")) safe = safe.replaceAll("\0", "\uFFFD");
  if (safe.length <= MAX_CHARS) return safe;
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return `${safe.slice(0, MAX_CHARS - 20).toWellFormed()}… #${hash}`;
}
