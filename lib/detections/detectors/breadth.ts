import { textArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import type { Finding } from "@/lib/detections/finding";
import { formatCounted } from "@/lib/format/count";
import { BASELINE_DAYS } from "@/lib/period/measure-baseline";
import { type Detect, NOTHING, type ReadTx } from "./detector";
import { isEnoughForBreadth, judgeBreadth } from "./judge-breadth";
import { DAY_MS, type JudgedDay, judgedRows, listJudgedDays, scopesOf } from "./judged-days";
import { readKnownPast } from "./known-past";
import { SENSITIVE_NAMES, SENSITIVE_SOURCES } from "./sensitive-reads";
import { shownName } from "./shown-name";

const SHOWN_NAMES = 5;

interface DayBreadth {
  readonly at: number;
  readonly distinct: number;
  readonly names: readonly string[];
  readonly calls: number;
  readonly failed: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

const IS_SENSITIVE = Prisma.sql`a.event_source = any(${textArray(SENSITIVE_SOURCES)}::text[])
  and a.event_name ~ ${SENSITIVE_NAMES}`;

/** A3: a principal asks for far more kinds of things than on its other days. */
export const detectBreadth: Detect = async (tx, changes) => {
  const days = await listJudgedDays(tx, changes.days);
  if (days.length === 0) return NOTHING;
  const scopes = scopesOf(days);
  const wide = (await readBreadth(tx, days)).filter(({ distinct }) => isEnoughForBreadth(distinct));
  const judged = wide.flatMap(({ at }) => days[at] ?? []);
  if (judged.length === 0) return { scopes, findings: [] };
  const past = await readKnownPast(tx, judged);
  const before = await readBefore(tx, judged);
  const findings = wide.flatMap((sums, n): Finding[] => {
    const day = judged[n];
    if (!day || day.kind === "service" || !past.isEnough(day.accountId, day.dayMs)) return [];
    const verdict = judgeBreadth(sums.distinct, before.get(n) ?? []);
    if (!verdict) return [];
    const names = sums.names.slice(0, SHOWN_NAMES).map(shownName).join(", ");
    return [
      {
        detector: "breadth",
        subject: [{ field: "ct.principal", value: day.key }],
        accountIds: [day.accountId],
        windowStartMs: day.dayMs,
        windowEndMs: day.dayMs + DAY_MS,
        firstMs: sums.firstMs,
        lastMs: sums.lastMs,
        count: sums.calls,
        failed: sums.failed,
        level: "low",
        title: "A look around far wider than usual",
        sentence: `${formatCounted(sums.distinct, "different call")} that tell what there is (${names}, …); on 95% of its ${formatCounted(verdict.days, "other day")} with any there were ${verdict.usual} or fewer.`,
        numbers: { distinct: sums.distinct, usual: verdict.usual, days: verdict.days, share: 0.95 },
        events: [],
      },
    ];
  });
  return { scopes, findings };
};

function readBreadth(tx: ReadTx, days: readonly JudgedDay[]): Promise<DayBreadth[]> {
  return tx.$queryRaw<DayBreadth[]>(Prisma.sql`
    select j.at, count(distinct x.value_id)::int4 as distinct,
      (array_agg(distinct a.event_name order by a.event_name))[1:${SHOWN_NAMES}::int4] as names,
      sum(x.count)::int4 as calls, sum(x.denied + x.errors)::int4 as failed,
      extract(epoch from min(x.first_time))::float8 * 1000 as "firstMs",
      extract(epoch from max(x.last_time))::float8 * 1000 as "lastMs"
    from ${judgedRows(days)} join principal_day x on x.account_id = j.account_id
      and x.principal_id = j.principal_id and x.kind = ${VALUE_KINDS.action}::int2 and x.day = j.day
    join action a on a.id = x.value_id where ${IS_SENSITIVE} group by 1 order by 1`);
}

/** Different calls of each day before that had any, by place of the judged day. */
async function readBefore(tx: ReadTx, days: readonly JudgedDay[]): Promise<Map<number, number[]>> {
  const rows = await tx.$queryRaw<{ at: number; counts: number[] }[]>(Prisma.sql`
    select at, array_agg(n) as counts from (
      select j.at, x.day, count(distinct x.value_id)::int4 as n
      from ${judgedRows(days)} join principal_day x on x.account_id = j.account_id
        and x.principal_id = j.principal_id and x.kind = ${VALUE_KINDS.action}::int2
        and x.day < j.day and x.day >= j.day - ${BASELINE_DAYS}::int4 * interval '1 day'
      join action a on a.id = x.value_id where ${IS_SENSITIVE} group by 1, 2) as d group by 1`);
  return new Map(rows.map(({ at, counts }) => [at, counts]));
}
