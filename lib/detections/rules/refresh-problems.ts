import type { Prisma } from "@/lib/db/generated/client";
import type { RuleIssue } from "@/lib/sigma/rule-issue";
import { compileRules } from "./active-rules";
import { readDisabledTexts, readRuleTexts } from "./rule-texts";
import { storableJson } from "./storable-json";

/**
 * Notes for each rule why it does not run, as things are after a change: a correlation needs the
 * rules that it names, a rule its lists. One that is disabled is judged as if it were enabled.
 */
export async function refreshProblems(tx: Prisma.TransactionClient): Promise<void> {
  const texts = await readRuleTexts(tx);
  const disabled = await readDisabledTexts(tx);
  const problems = new Map(compileRules(texts).problems);
  if (disabled.length > 0) {
    const all = compileRules({ ...texts, rules: [...texts.rules, ...disabled] }).problems;
    for (const { ruleId } of disabled) {
      const issues = all.get(ruleId);
      if (issues !== undefined) problems.set(ruleId, issues);
    }
  }
  const rows = [...problems].map(([ruleId, issues]) => ({ ruleId, issues }));
  await tx.$executeRaw`
    update detection_rule r set problem = b.issues
    from detection_rule o left join
      jsonb_to_recordset(${JSON.stringify(storableJson(rows))}::jsonb)
        as b("ruleId" int4, issues jsonb) on b."ruleId" = o.id
    where r.id = o.id and r.twin_of is null and r.problem is distinct from b.issues`;
}

/** Why a rule does not run whose key another has already. */
export function twinProblem(key: string): readonly RuleIssue[] {
  const message = `Another rule has the id or name ${key} already. Give this one an id of its own.`;
  return [{ severity: "error", path: "id", line: 1, column: 1, message }];
}
