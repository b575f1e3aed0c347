import type { Patterns } from "@/lib/api/analysis-contract";
import { formatCount, formatCounted, formatShare } from "@/lib/format/count";
import { csvRow } from "@/lib/format/csv";
import { formatRange, type Zone } from "@/lib/format/time";

export type Pattern = Patterns["patterns"][number];

/** Of a pattern that no search can name. */
export const TOO_LONG = "A search for these events only would be too long.";

/** Tells a pattern from the others of its list. */
export function patternKey({ event, service, kind, outcome, client }: Pattern): string {
  return JSON.stringify([event, service, kind, outcome, client]);
}

/** What the small picture shows: the busiest bucket, and in how many there was anything. */
export function sparkWords(
  { spark }: Pick<Pattern, "spark">,
  { fromMs, bucketMs }: Pick<Patterns, "fromMs" | "bucketMs">,
  zone: Zone,
): string {
  const most = Math.max(0, ...spark);
  if (most === 0) return "no time";
  const startMs = fromMs + spark.indexOf(most) * bucketMs;
  const active = spark.filter((count) => count > 0).length;
  return `most ${formatRange(startMs, startMs + bucketMs, zone)} (${formatCount(most)}), active in ${active} of ${spark.length} parts of the time`;
}

/** What the list leaves out; null when it leaves out nothing. */
export function tailWords({ more, total }: Pick<Patterns, "more" | "total">): string | null {
  if (more.patterns === 0) return null;
  const share = formatShare(more.events, total);
  return `and ${formatCounted(more.patterns, "more pattern")} with ${formatCounted(more.events, "event")}, ${share} of all`;
}

/** The listed patterns for a spreadsheet, times in UTC, and a last line for what is not listed. */
export function patternsCsv({ patterns, more }: Patterns): string {
  const iso = (timeMs: number | null) => (timeMs === null ? null : new Date(timeMs).toISOString());
  const head = csvRow([
    "event",
    "service",
    "kind of caller",
    "outcome",
    "client",
    "events",
    "first",
    "last",
    "query",
  ]);
  const rows = patterns.map((each) =>
    csvRow([
      each.event,
      each.service,
      each.kind,
      each.outcome,
      each.client,
      each.count,
      iso(each.firstMs),
      iso(each.lastMs),
      each.q,
    ]),
  );
  const rest =
    more.patterns === 0
      ? ""
      : csvRow([
          `${more.patterns} more patterns`,
          null,
          null,
          null,
          null,
          more.events,
          null,
          null,
          null,
        ]);
  return head + rows.join("") + rest;
}
