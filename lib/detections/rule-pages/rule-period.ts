import type { Period, PeriodParams } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { narrowReader } from "@/lib/period/narrow-reader";
import { readPeriod } from "@/lib/period/read-period";
import { type HitSteps, hitSteps } from "./rule-hits";

const USUAL_MS = 30 * 86_400_000;

/** What pages of rules are about: the accounts and the period of a URL, 30 days unless it says so. */
export async function rulePeriod(
  reader: Reader,
  params: PeriodParams,
  nowMs: number,
): Promise<{ readonly scoped: Reader; readonly period: Period; readonly steps: HitSteps }> {
  const scoped = narrowReader(reader, params.scope);
  const period = await readPeriod(scoped, params, USUAL_MS, nowMs);
  return { scoped, period, steps: hitSteps(period) };
}
