import { AppError } from "@/lib/errors";
import { checkZone } from "@/lib/events/check-zone";
import { readRange } from "@/lib/events/to-question";
import type { Zone } from "@/lib/format/time";
import { fromWallClock } from "@/lib/format/wall-clock";

/**
 * The half-open period of a report. A day alone (`2026-07-01`) is its midnight in the zone; anything
 * else is ISO 8601 or relative, as everywhere. Throws AppError `invalid` without both ends, and for
 * what cannot be read or runs backwards.
 */
export function readReportPeriod(
  { from, to }: { readonly from: string; readonly to: string },
  zone: Zone,
  nowMs: number,
): { fromMs: number; toMs: number } {
  checkZone(zone);
  const { fromMs, toMs } = readRange(inZone(from, zone), inZone(to, zone), nowMs);
  if (fromMs === null || toMs === null || fromMs >= toMs) {
    throw new AppError("invalid", "A report needs a period that begins before it ends.", {
      fields: { from: "begins before it ends", to: "begins before it ends" },
    });
  }
  return { fromMs, toMs };
}

function inZone(text: string, zone: Zone): string {
  const midnightMs = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(midnightMs)) return text;
  return new Date(fromWallClock(midnightMs, zone)).toISOString();
}
