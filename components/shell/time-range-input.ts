import { toIsoTime, type Zone, zoneOffsetMs } from "@/lib/format/time";
import { fromWallClock, toWallClock } from "@/lib/format/wall-clock";
import { resolveRange, TimeError, timeProblem, timeSpan } from "@/lib/search/time-range";
import type { TimeRange } from "./time-range";

/**
 * What a person types into a time field, as the URL writes it: `now-24h` stays, all that the query
 * language takes for a time becomes UTC. Without an offset the reader's clock is meant. An empty
 * text is no bound; null is not a time.
 */
export function parseTimeInput(text: string, zone: Zone): string | null {
  const typed = text
    .trim()
    .replace("−", "-")
    .replace(/\s*utc$/i, "Z")
    .replace(/(:\d\d)\s*([+-]\d\d)(\d\d)$/, "$1$2:$3");
  if (typed === "") return "";
  const span = timeSpan(typed, 0, (wallMs) => fromWallClock(wallMs, zone));
  if (span === null) return null;
  return /^now/i.test(typed) ? typed.toLowerCase() : toIsoTime(span.startMs);
}

/** Two typed ends as a range, or what is wrong with each, in the words of the query language. */
export function readRange(
  typed: { readonly from: string; readonly to: string },
  zone: Zone,
  nowMs: number,
): { readonly range: TimeRange } | { readonly errors: TimeRange } {
  const from = parseTimeInput(typed.from, zone);
  const to = parseTimeInput(typed.to, zone);
  if (from === null || to === null) {
    return {
      errors: {
        from: from === null ? timeProblem(typed.from) : undefined,
        to: to === null ? timeProblem(typed.to) : undefined,
      },
    };
  }
  try {
    resolveRange(from || null, to || null, nowMs);
  } catch (error) {
    if (error instanceof TimeError) return { errors: { to: error.message } };
    throw error;
  }
  return { range: { from: from || undefined, to: to || undefined } };
}

/** The newest whole hour or day that is over on a zone's clock. */
export function lastWhole(unit: "hour" | "day", nowMs: number, zone: Zone): TimeRange {
  if (unit === "hour") {
    const offsetMs = zoneOffsetMs(nowMs, zone);
    const endMs = Math.floor((nowMs + offsetMs) / 3_600_000) * 3_600_000 - offsetMs;
    return { from: toIsoTime(endMs - 3_600_000), to: toIsoTime(endMs) };
  }
  const midnightMs = Math.floor(toWallClock(nowMs, zone) / 86_400_000) * 86_400_000;
  const at = (wallMs: number) => toIsoTime(fromWallClock(wallMs, zone));
  return { from: at(midnightMs - 86_400_000), to: at(midnightMs) };
}
