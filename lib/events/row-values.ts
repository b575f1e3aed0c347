import type { EventRow } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";
import { readColumnName } from "@/lib/search/column-field";
import type { EventFiles } from "@/lib/search/field";
import type { FieldName } from "@/lib/search/field-name";
import { pathValues } from "@/lib/search/path-values";
import type { StoredEvent } from "./event-rows";
import { indexedEvent } from "./indexed-event";
import { type MaskedRecord, maskRecord } from "./mask-record";
import { readEventFiles } from "./read-event-files";
import { readRecords } from "./read-records";

/** A column as it was asked for, and what it means. */
export interface ValueColumn extends FieldName {
  readonly asked: string;
}

/**
 * Columns by name: a field of the catalogue, or a path such as `request.bucketName`.
 * Throws AppError `invalid` for anything else.
 */
export function parseColumns(names: readonly string[]): ValueColumn[] {
  return names.map((asked) => {
    const found = readColumnName(asked);
    if (found === null) {
      const text = `“${asked}” is neither a field nor a path of request, response or extra.`;
      throw new AppError("invalid", text, { fields: { cols: text } });
    }
    return { asked, ...found };
  });
}

/**
 * The values of some columns for each event, read from its record with secrets masked, and from the
 * ledger where a column is about its log file.
 */
export async function readValues(
  reader: Reader,
  events: readonly StoredEvent[],
  columns: readonly ValueColumn[],
): Promise<EventRow["values"][]> {
  if (columns.length === 0) return [];
  const [records, files] = await Promise.all([
    readRecords(reader, events),
    columns.some(({ field }) => field.ofFile) ? readEventFiles(reader, events, null) : [],
  ]);
  return records.map((record, index) => {
    const stored = events[index];
    return stored ? valuesOf(stored, maskRecord(record), files[index], columns) : {};
  });
}

function valuesOf(
  stored: StoredEvent,
  record: MaskedRecord,
  files: EventFiles | undefined,
  columns: readonly ValueColumn[],
): EventRow["values"] {
  const event = indexedEvent(stored, record, files);
  return Object.fromEntries(
    columns.map(({ asked, field, path }) => [
      asked,
      [
        ...(field.type === "path"
          ? pathValues(record.value, field.name, path)
          : field.values(event)),
      ],
    ]),
  );
}
