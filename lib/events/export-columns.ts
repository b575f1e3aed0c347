import type { Reader } from "@/lib/auth/reader";
import { formatTime, zoneName } from "@/lib/format/time";
import { checkZone } from "./check-zone";
import { printEventKey } from "./event-key";
import type { StoredEvent } from "./event-rows";
import { parseColumns, readValues, type ValueColumn } from "./row-values";

/** What the cells of a display copy say. */
export interface ExportColumns {
  readonly heads: readonly string[];
  /** One list of cells for each event; null where the record does not say. */
  cells(reader: Reader, events: readonly StoredEvent[]): Promise<(string | null)[][]>;
}

/** What an export shows when nothing else is asked, in this order. */
const USUAL: readonly string[] = [
  "time",
  "event",
  "service",
  "region",
  "account",
  "user",
  "kind",
  "ip",
  "via",
  "ua",
  "outcome",
  "error",
  "readonly",
  "category",
  "resource",
  "flag",
];

/** Between several values of one cell. */
const SEPARATOR = ", ";

/**
 * The columns of a display copy: the usual ones, or those that are named, each with all values that
 * the record says. The key under which the program knows the event comes last, so that each line
 * leads to its record. Throws AppError `invalid` for an unknown column or zone.
 */
export function exportColumns(names: readonly string[], tz: string): ExportColumns {
  checkZone(tz);
  const columns = parseColumns(names.length > 0 ? names : USUAL);
  const read = columns.filter(({ field }) => field.name !== "time");
  return {
    heads: [...columns.map((column) => headOf(column, tz)), "event_key"],
    async cells(reader, events) {
      const values = await readValues(reader, events, read);
      return events.map(({ timeMs, eventId, contentHash }, index) => [
        ...columns.map(({ field, asked }) =>
          field.name === "time"
            ? timeText(timeMs, tz)
            : values[index]?.[asked]?.join(SEPARATOR) || null,
        ),
        printEventKey(eventId, contentHash),
      ]);
    },
  };
}

function headOf({ field, asked }: ValueColumn, tz: string): string {
  if (field.name === "time") return `time (${zoneName(tz)})`;
  return field.type === "path" ? asked : field.name;
}

/** With a hyphen before the offset: programs read no minus sign. */
function timeText(timeMs: number | null, tz: string): string | null {
  return timeMs === null ? null : formatTime(timeMs, tz).replace("−", "-");
}
