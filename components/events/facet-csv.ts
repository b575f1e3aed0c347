import { csvRow } from "@/lib/format/csv";
import type { ShownValue } from "./facet-value";

/** The values of a facet for a spreadsheet: value, events, share of all events, new or not. */
export function facetCsv(label: string, values: readonly ShownValue[], total: number): string {
  const head = csvRow([label, "events", "share", "not seen before"]);
  const rows = values.map(({ value, count, isNew }) =>
    csvRow([
      value,
      count,
      total > 0 && count !== null ? count / total : null,
      isNew === null ? null : String(isNew),
    ]),
  );
  return head + rows.join("");
}
