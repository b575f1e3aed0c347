import type { Histogram } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { readCoveredHours } from "@/lib/db/coverage/covered-hours";
import { listLostFiles } from "@/lib/db/coverage/lost-files";

const HOUR_MS = 3_600_000;
/** Longer ranges are drawn in buckets of days: gaps of hours would not be seen. */
const MOST_HOURS = 24 * 120;

/**
 * Ranges of whole hours that are not wholly covered: nothing was delivered for them in any Region or
 * account that the reader may see, nothing is indexed and no digest proves them empty; or a log file
 * of theirs is known not to be here. This is absence of evidence: it does not say that nothing happened.
 */
export async function listUncovered(
  reader: Reader,
  fromMs: number,
  toMs: number,
): Promise<Histogram["uncovered"]> {
  const firstHour = Math.floor(fromMs / HOUR_MS);
  const endHour = Math.ceil(toMs / HOUR_MS);
  if (endHour - firstHour > MOST_HOURS) return [];
  const [covered, lost] = await Promise.all([
    readCoveredHours(reader, fromMs, toMs),
    listLostFiles(reader, firstHour * HOUR_MS, endHour * HOUR_MS),
  ]);
  const lacking = new Set(
    lost.filter((file) => file.lost > 0).map(({ hourMs }) => hourMs / HOUR_MS),
  );
  const gaps: { fromMs: number; toMs: number }[] = [];
  for (let hour = firstHour; hour < endHour; hour++) {
    if (covered.has(hour) && !lacking.has(hour)) continue;
    const last = gaps.at(-1);
    const endMs = (hour + 1) * HOUR_MS;
    if (last && last.toMs === hour * HOUR_MS) last.toMs = endMs;
    else gaps.push({ fromMs: hour * HOUR_MS, toMs: endMs });
  }
  return gaps;
}
