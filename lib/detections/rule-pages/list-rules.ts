import type { PeriodParams } from "@/lib/api/period-contract";
import type { RuleList } from "@/lib/api/rule-contract";
import type { Reader } from "@/lib/auth/reader";
import { rulePeriod } from "./rule-period";
import { readRuleRows } from "./rule-rows";

/**
 * All rules, whether they run, and what they found in a period.
 * Throws AppError `invalid` for a period or accounts that cannot be read.
 */
export async function listRules(
  reader: Reader,
  params: PeriodParams,
  nowMs: number,
): Promise<RuleList> {
  const { scoped, period, steps } = await rulePeriod(reader, params, nowMs);
  return { period, stepMs: steps.stepMs, rules: await readRuleRows(scoped, steps) };
}
