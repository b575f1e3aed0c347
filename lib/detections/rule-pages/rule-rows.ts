import type { RuleIssue, RuleRow, RuleState } from "@/lib/api/rule-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { isAlertInScope } from "./alert-scope";
import { countHits, type HitSteps, sumHits } from "./rule-hits";

type StoredRow = Omit<RuleRow, "state" | "issues" | "hits" | "failed" | "steps"> & {
  readonly isRemoved: boolean;
  readonly problem: readonly RuleIssue[] | null;
};

/**
 * Rules with what they found in a period, by title.
 * @param ruleId null: all of them
 */
export async function readRuleRows(
  reader: Reader,
  steps: HitSteps,
  ruleId: number | null = null,
): Promise<RuleRow[]> {
  const isRule = ruleId === null ? Prisma.sql`true` : Prisma.sql`r.id = ${ruleId}::int4`;
  const [rows, found] = await Promise.all([
    ask<StoredRow>(
      reader,
      Prisma.sql`
        select r.id, r.key, v.title, v.kind, r.is_enabled as "isEnabled", v.level as "ownLevel",
          coalesce(r.level, v.level, 'medium') as level, r.origin, r.source, v.author, v.license,
          coalesce(v.head->'tags', '[]') as tags, r.accounts, r.removed_at is not null as "isRemoved",
          coalesce(r.problem, v.problem) as problem,
          extract(epoch from greatest((
            select max(event_time) from rule_hit h
            where h.rule_id = r.id and event_time > '-infinity' and ${isAccountInScope(reader)}), (
            select max(last_time) from alert
            where rule_id = r.id and detector = 'correlation' and ${isAlertInScope(reader)}
          )))::float8 * 1000 as "lastHitMs", (
            select count(*)::int4 from alert
            where rule_id = r.id and state = 'open' and not is_suppressed and not is_withdrawn
              and ${isAlertInScope(reader)}) as "openAlerts"
        from detection_rule r join rule_version v on v.id = r.version_id
        where ${isRule} order by lower(v.title), r.id`,
    ),
    countHits(reader, steps, ruleId),
  ]);
  const sums = sumHits(found, steps);
  return rows.map(({ isRemoved, problem, ...row }) => ({
    ...row,
    state: stateOf(row.isEnabled, isRemoved, problem),
    issues: [...(problem ?? [])],
    ...(sums.get(row.id) ?? { hits: 0, failed: 0, steps: [] }),
  }));
}

function stateOf(
  isEnabled: boolean,
  isRemoved: boolean,
  problem: readonly RuleIssue[] | null,
): RuleState {
  if (isRemoved) return "removed";
  if (problem !== null) return "refused";
  return isEnabled ? "runs" : "disabled";
}
