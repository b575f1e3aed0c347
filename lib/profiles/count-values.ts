import type { Period } from "@/lib/api/period-contract";
import type { Tally } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import type { Parts, Valued } from "@/lib/period/values";
import { spanOf } from "./find-profile";
import type { ProfileRows } from "./profile-rows";

const DAY_MS = 86_400_000;
const MOST_STEPS = 60;

/** One value of a table, and what was counted of it. */
export interface CountedValue {
  readonly key: Parts;
  readonly parts: Parts;
  readonly name: string | null;
  readonly counts: Tally;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  readonly spark: readonly number[];
}

export interface CountedTable {
  readonly values: readonly CountedValue[];
  readonly total: number;
}

interface Row extends Omit<CountedValue, "counts" | "spark"> {
  readonly table: number;
  readonly events: bigint;
  readonly denied: bigint;
  readonly errors: bigint;
  readonly steps: number[];
  readonly stepEvents: number[];
  readonly total: bigint;
}

/**
 * The most frequent values of several kinds, one table for each, in one statement: the events that
 * no sum tells are read once.
 */
export async function countValues(
  reader: Reader,
  rows: ProfileRows,
  period: Pick<Period, "fromMs" | "toMs">,
  kinds: readonly Valued[],
  top: number,
): Promise<CountedTable[]> {
  if (kinds.length === 0) return [];
  const steps = sparkSteps(period);
  const tables = kinds.map((valued, at) => tableOf(rows, valued, at, steps, top));
  const found = await ask<Row>(
    reader,
    Prisma.sql`with ${rows.seen} ${Prisma.join(tables, " union all ")}`,
  );
  return kinds.map((_, at) => {
    const own = found.filter(({ table }) => table === at);
    return {
      values: own.map((row) => toValue(row, steps.count)),
      total: Number(own[0]?.total ?? 0),
    };
  });
}

export interface Steps {
  readonly startMs: number;
  readonly days: number;
  readonly count: number;
}

/** UTC days of a period, as many to a step as make no more than 60 of them. */
export function sparkSteps({ fromMs, toMs }: Pick<Period, "fromMs" | "toMs">): Steps {
  const startMs = Math.floor(fromMs / DAY_MS) * DAY_MS;
  const all = Math.max(0, Math.ceil((toMs - startMs) / DAY_MS));
  const days = Math.max(1, Math.ceil(all / MOST_STEPS));
  return { startMs, days, count: Math.ceil(all / days) };
}

/** Counted by id first: the dictionary is then joined to as many rows as there are values. */
function tableOf(
  rows: ProfileRows,
  { column, table, key, parts, name }: Valued,
  at: number,
  { startMs, days }: Steps,
  top: number,
): Prisma.Sql {
  const step = Prisma.sql`floor(extract(epoch from r.day - ${instant(startMs)})::float8 / ${86_400 * days}::float8)::int4`;
  return Prisma.sql`(select ${at}::int4 as table, key, min(parts) as parts, min(name) as name,
      sum(count)::int8 as events, sum(denied)::int8 as denied, sum(errors)::int8 as errors,
      ${spanOf("first_time", "last_time")}, array_agg(step) as steps,
      array_agg(count::float8) as "stepEvents", count(*) over () as total
    from (select ${key} as key, min(${parts}) as parts, min(${name}) as name, c.step,
        sum(c.count) as count, sum(c.denied) as denied, sum(c.errors) as errors,
        min(c.first_time) as first_time, max(c.last_time) as last_time
      from (select r.value_id, ${step} as step, sum(r.count) as count, sum(r.denied) as denied,
          sum(r.errors) as errors, min(r.first_time) as first_time, max(r.last_time) as last_time
        from (${rows.of(column)}) as r group by 1, 2) as c
      left join ${Prisma.raw(table)} d on d.id = c.value_id group by key, c.step) as v
    group by key order by events desc, key collate "C" limit ${top})`;
}

function toValue(row: Row, stepCount: number): CountedValue {
  const { key, parts, name, firstMs, lastMs, events, denied, errors, steps, stepEvents } = row;
  const spark = Array.from({ length: stepCount }, () => 0);
  for (const [place, step] of steps.entries()) spark[step] = stepEvents[place] ?? 0;
  return {
    key,
    parts,
    name,
    counts: { events: Number(events), denied: Number(denied), errors: Number(errors) },
    firstMs,
    lastMs,
    spark,
  };
}
