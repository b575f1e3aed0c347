import type { Block } from "./document";

type Table = Extract<Block, { kind: "table" }>;

/** What a reader must know of a table that is not whole, or null when it shows every row. */
export function tableNote({ rows, total }: Pick<Table, "rows" | "total">): string | null {
  if (total === null) return `Shows ${rows.length} rows; how many there are in all is not known.`;
  if (total > rows.length) return `Shows ${rows.length} of ${total} rows.`;
  return rows.length === 0 ? "No rows." : null;
}
