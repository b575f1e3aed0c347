import type { EventRow } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";
import { formatTime, isZone, zoneName } from "@/lib/format/time";
import { type StoredEvent, toEventRows } from "./event-rows";
import { parseColumns, readValues, type ValueColumn } from "./row-values";

/** What the cells of a display copy say. */
export interface ExportColumns {
  readonly heads: readonly string[];
  /** One list of cells for each event; null where the record does not say. */
  cells(reader: Reader, events: readonly StoredEvent[]): Promise<(string | null)[][]>;
}

type Cell = (row: EventRow) => string | null;

/** The fields that every row has: what an export shows when nothing else is asked, in this order. */
const ROW_CELLS: ReadonlyMap<string, Cell> = new Map<string, Cell>([
  ["event", (row) => row.eventName],
  ["service", (row) => row.eventSource],
  ["region", (row) => row.region],
  ["account", (row) => row.account],
  ["user", (row) => row.principal.name],
  ["kind", (row) => row.principal.kind],
  ["ip", (row) => row.sourceIp],
  ["ua", (row) => row.userAgent],
  ["outcome", (row) => row.outcome],
  ["error", (row) => row.errorCode],
  ["readonly", (row) => (row.readOnly === null ? null : String(row.readOnly))],
  ["category", (row) => row.category],
  ["resource", (row) => row.resource],
  ["flag", (row) => row.flags.join(", ") || null],
]);

/**
 * The columns of a display copy: the usual ones, or those that are named. The key under which the
 * program knows the event comes last, so that each line leads to its record.
 * Throws AppError `invalid` for an unknown column or zone.
 */
export function exportColumns(names: readonly string[], tz: string): ExportColumns {
  // What is local here is the server's clock, which nobody meant.
  if (tz === "local" || !isZone(tz)) {
    const text = `“${tz}” is no time zone. Write utc or a name such as Europe/Oslo.`;
    throw new AppError("invalid", text, { fields: { tz: text } });
  }
  const known = new Map(ROW_CELLS).set("time", ({ timeMs }) =>
    // A hyphen before the offset: programs read no minus sign.
    timeMs === null ? null : formatTime(timeMs, tz).replace("−", "-"),
  );
  const columns = parseColumns(names.length > 0 ? names : ["time", ...ROW_CELLS.keys()]);
  const read = columns.filter(({ field }) => !known.has(field.name));
  return {
    heads: [...columns.map((column) => headOf(column, tz)), "event_key"],
    async cells(reader, events) {
      const [rows, values] = await Promise.all([
        toEventRows(reader, events),
        readValues(reader, events, read),
      ]);
      return rows.map((row, index) => [
        ...columns.map(({ field, asked }) => {
          const cell = known.get(field.name);
          return cell ? cell(row) : (values[index]?.[asked]?.join(", ") ?? null);
        }),
        row.key,
      ]);
    },
  };
}

function headOf({ field, asked }: ValueColumn, tz: string): string {
  if (field.name === "time") return `time (${zoneName(tz)})`;
  return field.type === "path" ? asked : field.name;
}
