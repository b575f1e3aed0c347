import type { Facet } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { DICTIONARIES } from "@/lib/db/dictionaries";
import { FIELD_INDEX } from "@/lib/db/field-index";
import { Prisma } from "@/lib/db/generated/client";
import { countedRows } from "@/lib/db/search/counted-rows";
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
  const column = filter.isExact ? columnOf(field, filter) : null;
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
    values: values.map(({ value, count }) => ({ value, label: value ?? "not recorded", count })),
    more,
  };
}

interface Column {
  /** Rows with a `count`. */
  readonly rows: (question: EventQuestion, filter: EventFilter) => Prisma.Sql;
  readonly value: Prisma.Sql;
  readonly join: Prisma.Sql;
  /** Stored numbers to words. */
  readonly word?: (value: string) => string | null;
}

const IN_ROLLUP = new Set(["account", "region", "action", "principal", "error"]);

function columnOf(field: Field, filter: EventFilter): Column | null {
  const counted = (question: EventQuestion) => countedRows(filter, question);
  const fromEvents = (column: string) => () =>
    Prisma.sql`select ${Prisma.raw(`e.${column}`)}, 1 as count from event e where ${filter.where}`;
  const index = FIELD_INDEX.get(field.name);
  if (field.name === "outcome" || field.name === "category") {
    const words: readonly string[] = field.name === "outcome" ? OUTCOMES : CATEGORIES;
    const value = Prisma.sql`${Prisma.raw(`r.${field.name}`)}::text`;
    return { rows: counted, value, join: Prisma.empty, word: (n) => words[Number(n)] ?? null };
  }
  if (field.name === "readonly") {
    const word = (n: string) => (n === "-1" ? null : String(n === "1"));
    return { rows: counted, value: Prisma.sql`r.read_only::text`, join: Prisma.empty, word };
  }
  if (index?.kind !== "dictionary") return null;
  const { table, eventColumn } = DICTIONARIES[index.dictionary];
  const value =
    field.type === "address"
      ? Prisma.sql`case when d.address is not null then d.value end`
      : Prisma.sql`nullif(${Prisma.raw(`d.${index.column}`)}, '')`;
  return {
    rows: IN_ROLLUP.has(index.dictionary) ? counted : fromEvents(eventColumn),
    value,
    join: Prisma.raw(`left join ${table} d on d.id = r.${eventColumn}`),
  };
}

async function countColumn(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
  { rows, value, join, word }: Column,
  limit: number,
): Promise<{ value: string | null; count: number }[]> {
  const found = await ask<{ value: string | null; count: bigint }>(
    reader,
    Prisma.sql`select ${value} as value, sum(r.count)::int8 as count
      from (${rows(question, filter)}) as r ${join}
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
