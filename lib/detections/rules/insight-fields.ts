import type { Rule } from "@/lib/sigma/rule";

const STATISTICS = "insightDetails.insightContext.statistics";

/** Fields of a CloudTrail Insights record that its sentence is made of (AWS: insightDetails). */
export const INSIGHT = {
  service: "insightDetails.eventSource",
  name: "insightDetails.eventName",
  errorCode: "insightDetails.errorCode",
  insight: `${STATISTICS}.insight.average`,
  baseline: `${STATISTICS}.baseline.average`,
  insightMinutes: `${STATISTICS}.insightDuration`,
  baselineMinutes: `${STATISTICS}.baselineDuration`,
} as const;

export const INSIGHT_FIELDS: readonly string[] = Object.values(INSIGHT);

/** `alert-sentence: insight`: alerts of the rule tell the numbers of the insight that it matched. */
export function tellsInsight({ custom }: Pick<Rule, "custom">): boolean {
  return custom["alert-sentence"]?.[0] === "insight";
}
