import type { Block } from "@/lib/api/profile-contract";
import { csvRow } from "@/lib/format/csv";
import { isoTime } from "./list-csv";

/** A table with its numbers whole; a value that is not recorded is an empty cell. Times are UTC. */
export function blockCsv({ label, rows }: Pick<Block, "label" | "rows">): string {
  const head = csvRow([label, "name", "first", "last", "events", "denied", "errors", "only_here"]);
  const lines = rows.map(({ value, label: name, counts, firstMs, lastMs, isOnly }) =>
    csvRow([
      ...[value, name, isoTime(firstMs), isoTime(lastMs)],
      ...[counts.events, counts.denied, counts.errors],
      isOnly === null ? null : isOnly ? "yes" : "no",
    ]),
  );
  return head + lines.join("");
}
