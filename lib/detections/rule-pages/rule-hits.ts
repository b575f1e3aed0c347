import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { instant } from "@/lib/db/sql-instant";
import { OUTCOMES } from "@/lib/db/stored-numbers";
import { isAlertInScope } from "./alert-scope";

/** Equal steps of time, from `fromMs` on. */
export interface HitSteps {
  readonly fromMs: number;
  readonly toMs: number;
  readonly stepMs: number;
}

/** What one rule found in one step. */
export interface StepHits {
  readonly ruleId: number;
  readonly step: number;
  readonly hits: number;
  readonly failed: number;
}

const DAY_MS = 86_400_000;
const MOST_STEPS = 30;

const FAILED = Prisma.raw(
  (["denied", "error"] as const).map((outcome) => OUTCOMES.indexOf(outcome)).join(", "),
);

/** A period in at most 30 steps of whole UTC days, as small pictures of counts show it. */
export function hitSteps({ fromMs, toMs }: Pick<HitSteps, "fromMs" | "toMs">): HitSteps {
  const startMs = Math.floor(fromMs / DAY_MS) * DAY_MS;
  const days = Math.max(1, Math.ceil((toMs - startMs) / DAY_MS));
  return { fromMs, toMs, stepMs: Math.ceil(days / MOST_STEPS) * DAY_MS };
}

/**
 * Hits by rule and step, in the reader's accounts. An event counts once for a rule, however many of
 * its versions matched it; of a correlation its alerts count, by their first event. Steps begin at
 * UTC midnights.
 * @param ruleId null: all rules
 */
export async function countHits(
  reader: Reader,
  { fromMs, toMs, stepMs }: HitSteps,
  ruleId: number | null = null,
): Promise<StepHits[]> {
  const startMs = Math.floor(fromMs / DAY_MS) * DAY_MS;
  const step = (column: string) =>
    Prisma.sql`floor(extract(epoch from ${Prisma.raw(column)} - ${instant(startMs)})::float8 * 1000 / ${stepMs}::float8)::int4`;
  const isRule = ruleId === null ? Prisma.sql`true` : Prisma.sql`rule_id = ${ruleId}::int4`;
  const rows = await ask<StepHits>(
    reader,
    Prisma.sql`
      select rule_id as "ruleId", ${step("event_time")} as step, count(*)::int4 as hits,
        (count(*) filter (where outcome in (${FAILED})))::int4 as failed
      from (select distinct rule_id, account_id, event_id, content_hash, event_time, outcome
        from rule_hit where ${isRule} and ${isAccountInScope(reader)}
          and event_time >= ${instant(fromMs)} and event_time < ${instant(toMs)}) as hit
      group by 1, 2
      union all
      select rule_id, ${step("first_time")}, count(*)::int4, 0
      from alert where detector = 'correlation' and rule_id is not null and ${isRule}
        and not is_withdrawn and ${isAlertInScope(reader)}
        and first_time >= ${instant(fromMs)} and first_time < ${instant(toMs)}
      group by 1, 2`,
  );
  return rows;
}

/** The same as one row of numbers for each rule; a rule without any has none. */
export function sumHits(
  found: readonly StepHits[],
  { fromMs, toMs, stepMs }: HitSteps,
): ReadonlyMap<number, { hits: number; failed: number; steps: number[] }> {
  const startMs = Math.floor(fromMs / DAY_MS) * DAY_MS;
  const length = Math.max(1, Math.ceil((toMs - startMs) / stepMs));
  const sums = new Map<number, { hits: number; failed: number; steps: number[] }>();
  for (const { ruleId, step, hits, failed } of found) {
    const sum = sums.get(ruleId) ?? { hits: 0, failed: 0, steps: Array(length).fill(0) };
    sum.hits += hits;
    sum.failed += failed;
    sum.steps[step] = (sum.steps[step] ?? 0) + hits;
    sums.set(ruleId, sum);
  }
  return sums;
}
