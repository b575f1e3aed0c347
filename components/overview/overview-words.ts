import type { FreshKind } from "@/lib/api/overview-contract";
import type { Baseline, Counts, Period } from "@/lib/api/period-contract";
import { formatCount, formatCounted } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";

/** What the period is without times in the link. */
export const USUAL = "Usual: 7 days";

/** Outcomes in the order of the chart, from the bottom up, and how a query says each. */
export const OUTCOMES = [
  { name: "success", outcome: "success", word: "success" },
  { name: "denied", outcome: "denied", word: "denied" },
  { name: "errors", outcome: "error", word: "error" },
  { name: "unknown", outcome: "unknown", word: "unknown" },
] as const satisfies readonly { name: keyof Counts; outcome: string; word: string }[];

export const FRESH_TITLES: Readonly<Record<FreshKind, string>> = {
  region: "Regions",
  principal: "Users & roles",
  key: "Long-term access keys",
  ip: "IP addresses",
  service: "Services",
  "write-action": "Actions that write",
};

/** What "new" is measured against: "30 of 45 days before were covered, 312 hours are missing". */
export function baselineWords({ fromMs, toMs, coveredDays, missingHours }: Baseline): string {
  const days = Math.round((toMs - fromMs) / 86_400_000);
  const missing =
    missingHours === 0 ? "no hour is missing" : `${formatCounted(missingHours, "hour")} missing`;
  return `${formatCount(coveredDays)} of the ${days} days before are covered, ${missing}`;
}

/** A number against the one before: "+1 234", "no change". */
export function changeWords(now: number, before: number): string {
  const change = now - before;
  if (change === 0) return "no change";
  return `${change > 0 ? "+" : "−"}${formatCount(Math.abs(change))}`;
}

/** Length of a period: "7 d". */
export function lengthWords({ fromMs, toMs }: Pick<Period, "fromMs" | "toMs">): string {
  return formatDuration((toMs - fromMs) / 1000);
}

/** A middle of counts, which may lie halfway between two. */
export function middleWords(middle: number): string {
  return Number.isInteger(middle) ? formatCount(middle) : middle.toFixed(1);
}
