const DAY_MS = 86_400_000;

/** When which kind of listing last came to its end; null: never. */
export interface ListingTimes {
  readonly everythingMs: number | null;
  readonly streamsMs: number | null;
  readonly recentMs: number | null;
}

export interface ListingIntervals {
  readonly streamsMs: number;
  readonly recentMs: number;
  readonly recentDays: number;
  readonly everythingMs: number;
}

/** A late file is delivered for up to 30 days; the weekly full listing finds the last of them. */
const LISTING_INTERVALS: ListingIntervals = {
  streamsMs: 10 * 60_000,
  recentMs: DAY_MS,
  recentDays: 7,
  everythingMs: 7 * DAY_MS,
};

export interface ListingPlan {
  /** List the whole source; nothing else is needed then. */
  readonly everything: boolean;
  /** Look for new accounts and Regions (`findStreams`), and list what is new completely. */
  readonly findStreams: boolean;
  /** True when `prefixes` reach back over `recentDays`. */
  readonly recent: boolean;
  /** Key prefixes to list, newest day first. */
  readonly prefixes: readonly string[];
}

/** The plan of a source that has no other, and of a listing that was asked for by hand. */
export const WHOLE: ListingPlan = {
  everything: true,
  findStreams: false,
  recent: true,
  prefixes: [],
};

/**
 * What to list now. There is no cursor that could run ahead of a file: today and yesterday (UTC)
 * of every stream are listed each time, the last days nightly, everything weekly, and the ledger
 * tells what is new. File names end in random letters and folders carry the day of delivery, so
 * "everything after the last key" loses files (CloudTrail: "Finding your CloudTrail log files").
 *
 * `streams` are folders as `streamOf` gives them; a layout without any is listed whole. Times are UTC milliseconds; a time in the future
 * (the clock was set back) counts as never.
 */
export function planListings(
  streams: readonly string[],
  nowMs: number,
  last: ListingTimes,
  every: ListingIntervals = LISTING_INTERVALS,
): ListingPlan {
  const isDue = (lastMs: number | null, intervalMs: number) =>
    lastMs === null || lastMs > nowMs || nowMs - lastMs >= intervalMs;
  const findStreams = isDue(last.streamsMs ?? last.everythingMs, every.streamsMs);
  const hasNoStreams = streams.length === 0 && !findStreams;
  if (hasNoStreams || isDue(last.everythingMs, every.everythingMs)) return WHOLE;
  const recent = isDue(last.recentMs ?? last.everythingMs, every.recentMs);
  const days = Array.from({ length: recent ? every.recentDays : 2 }, (_, back) =>
    dayFolder(nowMs - back * DAY_MS),
  );
  const prefixes = days.flatMap((day) => streams.map((stream) => `${stream}${day}/`));
  return { everything: false, findStreams, recent, prefixes };
}

/** One account's files of one Region: `[prefix/]AWSLogs/[o-id/]account/CloudTrail…/region/`. */
const STREAM =
  /^(?:.*\/)?AWSLogs\/(?:o-[a-z0-9]+\/)?\d{12}\/CloudTrail[A-Za-z-]*\/[a-z0-9-]+\/(?=\d{4}\/\d\d\/\d\d\/)/;

/** The stream folder that an object key lies in, with its final "/"; null for other layouts. */
export function streamOf(key: string): string | null {
  return STREAM.exec(key)?.[0] ?? null;
}

function dayFolder(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10).replaceAll("-", "/");
}
