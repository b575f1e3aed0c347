import type { ActivityColumn } from "@/components/charts/activity-column";
import type { Overview } from "@/lib/api/overview-contract";
import { csvRow } from "@/lib/format/csv";

const NONE = { events: 0, success: 0, denied: 0, errors: 0, unknown: 0 };

/** A column for each bucket of the period, with events or without; those at its ends are cut there. */
export function toColumns({
  period,
  activity: { bucketMs, buckets, uncovered },
}: Pick<Overview, "period" | "activity">): ActivityColumn[] {
  const counted = new Map(buckets.map((bucket) => [bucket.startMs, bucket]));
  const columns: ActivityColumn[] = [];
  const firstMs = Math.floor(period.fromMs / bucketMs) * bucketMs;
  for (let atMs = firstMs; atMs < period.toMs; atMs += bucketMs) {
    const startMs = Math.max(atMs, period.fromMs);
    const endMs = Math.min(atMs + bucketMs, period.toMs);
    const { events, success, denied, errors, unknown } = counted.get(atMs) ?? NONE;
    const uncoveredMs = uncovered.reduce(
      (sum, { fromMs, toMs }) =>
        sum + Math.max(0, Math.min(toMs, endMs) - Math.max(fromMs, startMs)),
      0,
    );
    columns.push({ startMs, endMs, events, success, denied, errors, unknown, uncoveredMs });
  }
  return columns;
}

/** The columns as CSV, times in UTC. */
export function activityCsv(columns: readonly ActivityColumn[]): string {
  const head = [
    "from",
    "to",
    "events",
    "success",
    "denied",
    "errors",
    "unknown",
    "hours not covered",
  ];
  const lines = columns.map((column) =>
    csvRow([
      new Date(column.startMs).toISOString(),
      new Date(column.endMs).toISOString(),
      column.events,
      column.success,
      column.denied,
      column.errors,
      column.unknown,
      column.uncoveredMs / 3_600_000,
    ]),
  );
  return csvRow(head) + lines.join("");
}
