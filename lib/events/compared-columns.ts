import { Prisma } from "@/lib/db/generated/client";
import type { CountedColumn } from "@/lib/db/search/counted-rows";
import { findField } from "@/lib/search/fields";
import { countedValue } from "./counted-value";

/** A column that events are counted by, and the fields that its dictionary has values of. */
export interface ComparedColumn {
  readonly name: CountedColumn;
  /** Joins the dictionary to rows `r` with the column. */
  readonly join: Prisma.Sql;
  /** SQL: pairs of a field's place in the list of fields and its value. */
  readonly values: readonly Prisma.Sql[];
}

/** Fields in which two sets of events may differ: few values each, and countable without a record. */
export const COMPARED_FIELDS: readonly string[] = [
  "outcome",
  "error",
  "event",
  "service",
  "readonly",
  "user",
  "kind",
  "role",
  "identity",
  "key",
  "ip",
  "client",
  "region",
  "account",
  "caller",
  "mfa",
  "console",
  "category",
  "eventtype",
  "tls",
  "vpce",
];

/** By column, so that events are counted once for all fields of a dictionary. */
export const COMPARED_COLUMNS: readonly ComparedColumn[] = columnsOf(COMPARED_FIELDS);

function columnsOf(fields: readonly string[]): ComparedColumn[] {
  const columns = new Map<CountedColumn, ComparedColumn>();
  for (const [place, name] of fields.entries()) {
    const field = findField(name);
    const counted = field && countedValue(field);
    if (!counted) throw new Error(`The index cannot count ${name}`);
    const { column, value, join } = counted;
    const values = [...(columns.get(column)?.values ?? []), Prisma.sql`(${place}::int4, ${value})`];
    columns.set(column, { name: column, join, values });
  }
  return [...columns.values()];
}
