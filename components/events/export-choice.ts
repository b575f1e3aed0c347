import type { ExportFormat } from "@/lib/api/desk-queries";
import { exportUrl } from "@/lib/api/desk-queries";
import { type EventListing, toListing } from "@/lib/api/event-queries";
import type { Zone } from "@/lib/format/time";
import type { EventSearch } from "@/lib/search/event-search";

/** The formats, what each is for, and whether it has columns of the reader's choice. */
export const FORMAT_CHOICES: readonly {
  readonly format: ExportFormat;
  readonly label: string;
  readonly detail: string;
  readonly hasColumns: boolean;
}[] = [
  {
    format: "ndjson",
    label: "NDJSON, evidence",
    detail:
      "The records byte for byte as AWS delivered them, one per line; rows of tables as JSON.",
    hasColumns: false,
  },
  {
    format: "json",
    label: "JSON",
    detail: "The same records as one array, for programs that want a single document.",
    hasColumns: false,
  },
  {
    format: "csv",
    label: "CSV, display copy",
    detail: "Columns for a spreadsheet. Nothing in it runs as a formula.",
    hasColumns: true,
  },
  {
    format: "md",
    label: "Markdown, display copy",
    detail: "A table for a report or ticket.",
    hasColumns: true,
  },
];

/** What the reader chose to download. */
export interface ExportChoice {
  readonly format: ExportFormat;
  readonly columns: "shown" | "usual";
}

/**
 * The address of an export of exactly the events of a frozen view. Display copies have the columns
 * on screen or the usual ones, and times on the page's clock; evidence has neither.
 */
export function exportAddress(
  frozen: EventSearch,
  { format, columns, zone, id }: ExportChoice & { readonly zone: Zone; readonly id: string },
): string {
  const hasColumns = FORMAT_CHOICES.some((each) => each.format === format && each.hasColumns);
  const cols = hasColumns && columns === "shown" ? frozen.cols.map(({ field }) => field) : [];
  const listing: EventListing = { ...toListing(frozen), cols };
  return exportUrl(listing, format, { id, tz: hasColumns ? namedZone(zone) : "utc" });
}

/** The server has a clock of its own: what is local here must go by its name. */
function namedZone(zone: Zone): string {
  return zone === "local" ? new Intl.DateTimeFormat().resolvedOptions().timeZone : zone;
}
