import type { Overview } from "@/lib/api/overview-contract";
import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { countedRows } from "@/lib/db/search/counted-rows";
import { instant } from "@/lib/db/sql-instant";
import type { LinkBase } from "@/lib/period/event-link";
import type { Parts } from "@/lib/period/values";
import { type Counted, MOST_LINES, toLine } from "./count-values";
import type { ValueKind } from "./value-kinds";

type Fresh = Overview["fresh"][number];

interface FreshValue {
  readonly parts: Parts;
  readonly firstMs: number;
  /** Rows of the dictionary. */
  readonly ids: readonly number[];
  readonly total: bigint;
}

const HOUR_MS = 3_600_000;
const ALL = Prisma.sql`true`;

/** The values of a kind that were first seen in the period, the latest first, with their events. */
export async function listFresh(
  reader: Reader,
  kind: ValueKind,
  counted: Counted,
  base: LinkBase,
): Promise<Omit<Fresh, "what">> {
  const { fromMs, toMs } = base.period;
  const values = await ask<FreshValue>(
    reader,
    Prisma.sql`select min(parts) as parts, array_agg(id) as ids, count(*) over () as total,
        extract(epoch from min(first_time))::float8 * 1000 as "firstMs"
      from (${firstTimes(reader, kind)}) as f where key[1] is not null group by key
      having min(first_time) >= ${instant(fromMs)} and min(first_time) < ${instant(toMs)}
      order by min(first_time) desc, key limit ${MOST_LINES}`,
  );
  const events = await countOf(reader, kind, counted, values);
  const rows = values.map(({ parts, firstMs, ids }) => {
    const sum = ids.reduce((total, id) => total + (events.get(id) ?? 0), 0);
    return toLine(kind, { parts, events: sum, firstMs }, base);
  });
  return { rows, total: Number(values[0]?.total ?? 0) };
}

/** Nothing of them is older than the first of them, so nothing older is read. */
async function countOf(
  reader: Reader,
  { column }: ValueKind,
  { filter, question }: Counted,
  values: readonly FreshValue[],
): Promise<ReadonlyMap<number, number>> {
  if (values.length === 0) return new Map();
  const firstMs = Math.min(...values.map((value) => value.firstMs));
  const hourMs = Math.floor(firstMs / HOUR_MS) * HOUR_MS;
  const fromMs = Math.max(question.fromMs ?? hourMs, hourMs);
  const where = Prisma.sql`${filter.where} and e.event_time >= ${instant(fromMs)}`;
  const sums = countedRows({ ...filter, where }, { ...question, fromMs }, column);
  const id = Prisma.raw(`r.${column}`);
  const rows = await ask<{ id: number; events: bigint }>(
    reader,
    Prisma.sql`select ${id} as id, sum(r.count)::int8 as events
      from (${sums}) as r
      where ${id} = any(${plainArray(values.flatMap(({ ids }) => ids))}::int4[]) group by 1`,
  );
  return new Map(rows.map((row) => [row.id, Number(row.events)]));
}

/**
 * SQL: rows of the dictionary with their key, parts and first time. The dictionaries know it of all
 * accounts together; of some of them the rows of `first_seen` do.
 */
function firstTimes(
  reader: Reader,
  { table, key, parts, seen, isDictionary, only = ALL }: ValueKind,
): Prisma.Sql {
  const rows = Prisma.sql`select d.id, ${key} as key, ${parts} as parts`;
  const dictionary = Prisma.raw(table);
  if (reader.accounts === "all" && isDictionary) {
    return Prisma.sql`${rows}, d.first_seen as first_time from ${dictionary} d where ${only}`;
  }
  const isSeen = Prisma.sql`f.kind = ${seen.kind}::int2 and ${isAccountInScope(reader, "f.account_id")}`;
  // Of each value the index has the first time at hand.
  if (seen.id === "value_id") {
    return Prisma.sql`${rows}, f.first_time from ${dictionary} d cross join lateral (
      select min(f.first_time) as first_time from first_seen f
      where f.value_id = d.id and ${isSeen}) as f where ${only}`;
  }
  return Prisma.sql`${rows}, f.first_time from ${dictionary} d join (
    select f.principal_id, min(f.first_time) as first_time from first_seen f
    where ${isSeen} group by 1) as f on f.principal_id = d.id where ${only}`;
}
