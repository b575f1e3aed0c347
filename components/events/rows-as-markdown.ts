import type { EventRow } from "@/lib/api/contract";
import { markdownHead, markdownRow } from "@/lib/format/markdown";
import { formatTime, type Zone } from "@/lib/format/time";

/** Some events as a Markdown table, oldest first, each with its link. */
export function rowsAsMarkdown(rows: readonly EventRow[], zone: Zone, origin: string): string {
  const byTime = rows.toSorted((a, b) => (a.timeMs ?? 0) - (b.timeMs ?? 0));
  return (
    markdownHead(["Time", "Event", "User or role", "Outcome", "IP address", "Resource", "Link"]) +
    byTime
      .map((row) =>
        markdownRow([
          row.timeMs === null ? null : formatTime(row.timeMs, zone),
          row.eventName,
          row.principal.name,
          row.errorCode ?? row.outcome,
          row.sourceIp,
          row.resource,
          `${origin}/events/${encodeURIComponent(row.key)}`,
        ]),
      )
      .join("")
  );
}
