import type { AlertList, AlertListParams } from "@/lib/api/alert-contract";
import type { AlertSort } from "@/lib/api/alert-words";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { alertChoices } from "./alert-choices";
import { type AlertConditions, alertConditions, allBut } from "./alert-filter";
import { LEVEL_RANK, readAlerts } from "./alert-rows";

/** Alerts that were raised at the same moment stand in a fixed order. */
export const ALERT_ORDERS: Readonly<Record<AlertSort, Prisma.Sql>> = {
  "-last": Prisma.sql`a.last_time desc, a.id desc`,
  last: Prisma.sql`a.last_time, a.id`,
  "-first": Prisma.sql`a.first_time desc, a.id desc`,
  "-level": Prisma.sql`${LEVEL_RANK} desc, a.last_time desc, a.id desc`,
  "-count": Prisma.sql`a.count desc, a.last_time desc, a.id desc`,
};

/**
 * Alerts of a page, with what they can be narrowed by. An alert is seen by who may see all of its
 * accounts. Throws AppError `invalid` for times that cannot be read.
 */
export async function listAlerts(
  reader: Reader,
  asked: AlertListParams,
  nowMs: number,
): Promise<AlertList> {
  const conditions = await alertConditions(reader, asked, nowMs);
  const { sort, offset, limit } = asked;
  const where = allBut(conditions);
  const [rows, totals, states, kinds, choices] = await Promise.all([
    readAlerts(reader, where, ALERT_ORDERS[sort], { limit: limit + 1, offset }),
    countTotals(reader, conditions, where),
    countBy(reader, Prisma.sql`a.state`, allBut(conditions, "state")),
    countBy(reader, KIND, allBut(conditions, "kind")),
    alertChoices(reader, conditions),
  ]);
  return {
    ...totals,
    alerts: rows.slice(0, limit),
    nextOffset: rows.length > limit ? offset + limit : null,
    states,
    kinds,
    choices,
  };
}

const KIND = Prisma.sql`case when a.is_withdrawn then 'withdrawn' when a.is_suppressed then 'suppressed' else 'shown' end`;

type Totals = Pick<AlertList, "total" | "newestId" | "known" | "enabledRules">;

async function countTotals(
  reader: Reader,
  { scope }: AlertConditions,
  where: Prisma.Sql,
): Promise<Totals> {
  const [row] = await ask<Totals>(
    reader,
    Prisma.sql`select (count(*) filter (where ${where}))::int4 as total,
        coalesce(max(a.id), 0) as "newestId", count(*)::int4 as known,
        (select count(*)::int4 from detection_rule
          where is_enabled and removed_at is null) as "enabledRules"
      from alert a where ${scope}`,
  );
  return row ?? { total: 0, newestId: 0, known: 0, enabledRules: 0 };
}

async function countBy(
  reader: Reader,
  value: Prisma.Sql,
  where: Prisma.Sql,
): Promise<Record<string, number>> {
  const rows = await ask<{ value: string; count: number }>(
    reader,
    Prisma.sql`select ${value} as value, count(*)::int4 as count from alert a
      where ${where} group by 1`,
  );
  return Object.fromEntries(rows.map(({ value: name, count }) => [name, count]));
}
