import type { EventRow } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { maskSecrets } from "@/lib/cloudtrail/mask-secrets";
import { AppError } from "@/lib/errors";
import { type FieldName, takeFieldName } from "@/lib/search/field-name";
import { pathValues } from "@/lib/search/path-values";
import { Scanner } from "@/lib/search/scanner";
import type { StoredEvent } from "./event-rows";
import { indexedEvent } from "./indexed-event";
import { type RawRecord, readRecords } from "./read-records";

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
    const scanner = new Scanner(asked, []);
    const name = takeFieldName(scanner);
    if (!name?.found || !scanner.atEnd) {
      const text = `“${asked}” is neither a field nor a path of request, response or extra.`;
      throw new AppError("invalid", text, { fields: { cols: text } });
    }
    return { asked, ...name.found };
  });
}

/** The values of some columns for each event, read from its record with secrets masked. */
export async function readValues(
  reader: Reader,
  events: readonly StoredEvent[],
  columns: readonly ValueColumn[],
): Promise<EventRow["values"][]> {
  if (columns.length === 0) return [];
  const records = await readRecords(reader, events);
  return records.map((record, index) => {
    const stored = events[index];
    return stored ? valuesOf(stored, masked(record), columns) : {};
  });
}

function valuesOf(
  stored: StoredEvent,
  record: RawRecord,
  columns: readonly ValueColumn[],
): EventRow["values"] {
  const event = indexedEvent(stored, record);
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

function masked(record: RawRecord): RawRecord {
  const { text } = maskSecrets(record.text);
  return text === record.text ? record : { ...record, text, value: record.parse(text) };
}
