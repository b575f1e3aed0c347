import type { Facet } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { DICTIONARIES } from "@/lib/db/dictionaries";
import { FIELD_INDEX } from "@/lib/db/field-index";
import { Prisma } from "@/lib/db/generated/client";
import { type CountedColumn, countedRows, isCountedColumn } from "@/lib/db/search/counted-rows";
import { type EventFilter, type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { CATEGORIES, OUTCOMES } from "@/lib/db/stored-numbers";
import { AppError } from "@/lib/errors";
import type { Field } from "@/lib/search/field";
import { findField } from "@/lib/search/fields";
import { indexedEvent } from "./indexed-event";
import { readRecords } from "./read-records";
import { scanEvents } from "./scan-events";

export interface FieldCounts {
  readonly values: readonly { readonly value: string | null; readonly count: number }[];
  /** More values exist than were asked for. */
  readonly more: boolean;
}

/**
 * The most frequent values of one field among the events of a question; null counts the events
 * that do not say. Throws AppError `invalid` for a name that is no field.
 */
export async function countByField(
  reader: Reader,
  question: EventQuestion,
  fieldName: string,
  top: number,
): Promise<FieldCounts> {
  const field = findField(fieldName);
  if (!field || field.type === "path" || field.type === "time") {
    throw new AppError("invalid", `"${fieldName}" is not a field that can be counted.`, {
      fields: { field: "unknown" },
    });
  }
  const filter = await filterEvents(reader, question);
  const column = filter.isExact ? columnOf(field) : null;
  const rows = column
    ? await countColumn(reader, question, filter, column, top + 1)
    : await countScanned(reader, question, filter, field);
  const values = rows.sort((a, b) => b.count - a.count || order(a.value, b.value));
  return { values: values.slice(0, top), more: values.length > top };
}

/** Facet with the label of its field, for pages. */
export function toFacet(fieldName: string, { values, more }: FieldCounts): Facet {
  const field = findField(fieldName);
  return {
    field: field?.name ?? fieldName,
    label: field?.label ?? fieldName,
    values: values.map(({ value, count }) => ({
      value,
      label: value ?? "not recorded",
      count,
      isNew: null,
    })),
    rare: [],
    more,
  };
}

/** A column of the index that has the field's values, perhaps by way of a dictionary. */
interface Column {
  readonly name: CountedColumn;
  readonly value: Prisma.Sql;
  readonly join: Prisma.Sql;
  /** Stored numbers to words. */
  readonly word?: (value: string) => string | null;
}

function columnOf(field: Field): Column | null {
  const index = FIELD_INDEX.get(field.name);
  if (field.name === "outcome" || field.name === "category") {
    const words: readonly string[] = field.name === "outcome" ? OUTCOMES : CATEGORIES;
    const value = Prisma.sql`${Prisma.raw(`r.${field.name}`)}::text`;
    return { name: field.name, value, join: Prisma.empty, word: (n) => words[Number(n)] ?? null };
  }
  if (field.name === "readonly") {
    const word = (n: string) => (n === "-1" ? null : String(n === "1"));
    return { name: "read_only", value: Prisma.sql`r.read_only::text`, join: Prisma.empty, word };
  }
  if (index?.kind !== "dictionary") return null;
  const { table, eventColumn } = DICTIONARIES[index.dictionary];
  if (!isCountedColumn(eventColumn)) return null;
  const value =
    field.type === "address"
      ? Prisma.sql`case when d.address is not null then d.value end`
      : Prisma.sql`nullif(${Prisma.raw(`d.${index.column}`)}, '')`;
  const join = Prisma.raw(`left join ${table} d on d.id = r.${eventColumn}`);
  return { name: eventColumn, value, join };
}

async function countColumn(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
  { name, value, join, word }: Column,
  limit: number,
): Promise<{ value: string | null; count: number }[]> {
  // Summed by id first: the dictionary is then joined to as many rows as there are values.
  const id = Prisma.raw(name);
  const grouped = Prisma.sql`select c.${id}, sum(c.count) as count
    from (${countedRows(filter, question, name)}) as c group by 1`;
  const found = await ask<{ value: string | null; count: bigint }>(
    reader,
    Prisma.sql`select ${value} as value, sum(r.count)::int8 as count
      from (${grouped}) as r ${join}
      group by 1 order by 2 desc, 1 limit ${limit}`,
  );
  return found.map((row) => ({
    value: row.value !== null && word ? word(row.value) : row.value,
    count: Number(row.count),
  }));
}

/** Fields that only the records hold: they are read, up to the bound of scanEvents. */
async function countScanned(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
  field: Field,
): Promise<{ value: string | null; count: number }[]> {
  const counts = new Map<string | null, number>();
  for await (const events of scanEvents(reader, question, filter)) {
    const records = await readRecords(reader, events);
    for (const [index, stored] of events.entries()) {
      const record = records[index];
      const values = record ? field.values(indexedEvent(stored, record)) : [];
      for (const one of values.length === 0 ? [null] : values) {
        counts.set(one, (counts.get(one) ?? 0) + 1);
      }
    }
  }
  return [...counts].map(([value, count]) => ({ value, count }));
}

function order(a: string | null, b: string | null): number {
  return (a ?? "") < (b ?? "") ? -1 : 1;
}
