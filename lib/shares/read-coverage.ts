import type { Case } from "@/lib/api/case-contract";
import { coverageParamsSchema } from "@/lib/api/coverage-contract";
import type { Review } from "@/lib/api/review-contract";
import type { Reader } from "@/lib/auth/reader";
import { getCoverage } from "@/lib/coverage/get-coverage";

const DAY_MS = 86_400_000;
/** A longer case is told of its last part: days are what coverage is summed by. */
const MOST_DAYS = 399;
const MOST_PLACES = 300;

/**
 * What is known of the time of a case at this moment: hours by state for each account of its pins and
 * each Region, and the run that the proof rests on. Null for a case without a time or without pins.
 */
export async function readCoverage(
  reader: Reader,
  found: Case,
  nowMs: number,
): Promise<Review["coverage"]> {
  const time = timeOf(found);
  const accounts = [...new Set(found.pins.flatMap((pin) => pin.accounts))].filter(Boolean).sort();
  if (time === null || accounts.length === 0) return null;
  const toMs = Math.max(time.toMs, time.fromMs + 3_600_000);
  const fromMs = Math.max(time.fromMs, toMs - MOST_DAYS * DAY_MS);
  const [from, to] = [fromMs, toMs].map((ms) => new Date(ms).toISOString());
  const params = coverageParamsSchema.parse({ from, to, grid: "day" });
  const grid = await getCoverage(within(reader, accounts), params, nowMs);
  const seen = grid.rows.filter(({ isSeen }) => isSeen);
  const places = seen.map(({ account, region, hours }) => ({ account, region, hours }));
  return {
    from: new Date(grid.period.fromMs).toISOString(),
    to: new Date(grid.period.toMs).toISOString(),
    isCut: fromMs > time.fromMs,
    provenAt: grid.run === null ? null : new Date(grid.run.finishedAtMs).toISOString(),
    places: places.slice(0, MOST_PLACES),
    silentPlaces: grid.rows.length - seen.length,
    morePlaces: Math.max(0, places.length - MOST_PLACES) + (grid.moreRows ?? 0),
  };
}

/** The reader, narrowed to accounts that a case names. */
function within(reader: Reader, named: readonly string[]): Reader {
  const { accounts: seen } = reader;
  const accounts = seen === "all" ? [...named] : named.filter((account) => seen.includes(account));
  return { ...reader, accounts };
}

/** The time that people gave the case, and else from the first to the last of what has one. */
function timeOf({ from, to, pins, blocks }: Case): { fromMs: number; toMs: number } | null {
  const times = [
    ...pins.flatMap((pin) => [pin.at, pin.from, pin.to]),
    ...blocks.map(({ at }) => at),
  ]
    .flatMap((at) => at ?? [])
    .map((at) => Date.parse(at));
  const fromMs = from === null ? Math.min(...times) : Date.parse(from);
  const toMs = to === null ? Math.max(...times) : Date.parse(to);
  return Number.isFinite(fromMs) && Number.isFinite(toMs) && fromMs <= toMs
    ? { fromMs, toMs }
    : null;
}
