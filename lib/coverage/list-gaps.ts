import type { CoverageGap, CoverageGrid } from "@/lib/api/coverage-contract";
import type { Reader } from "@/lib/auth/reader";
import { FILES_DUE_MS, type HourState } from "@/lib/db/coverage/hour-state";
import type { PlaceHours } from "@/lib/db/coverage/place-hours";
import { explainingCalls } from "@/lib/integrity/explaining-calls";
import { listBucketCalls } from "./bucket-calls";
import { type FoundGap, findGaps } from "./find-gaps";
import { type CauseSources, findCause } from "./gap-cause";
import type { ListedPlace } from "./list-places";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MOST = 300;
const CAME: ReadonlySet<HourState> = new Set(["delivered", "complete"]);
const WORST: readonly CoverageGap["state"][] = ["missing", "off", "unknown"];

/** Places with their hours. */
export interface JudgedPlaces {
  readonly places: readonly ListedPlace[];
  readonly hours: PlaceHours;
  /** Whole hours; those since `beforeMs` are known too, and tell what is usual. */
  readonly time: { readonly beforeMs: number; readonly fromMs: number; readonly toMs: number };
}

/** The gaps of all places, the worst first and of each state the newest first, with likely causes. */
export async function listGaps(
  reader: Reader,
  { places, hours, time }: JudgedPlaces,
  calls: Omit<CauseSources, "bucketCalls">,
  nowMs: number,
): Promise<Pick<CoverageGrid, "gaps" | "moreGaps">> {
  const found = places
    .filter(({ isSeen }) => isSeen)
    .flatMap((place) => gapsOf(place, hours, time).map((gap) => ({ place, gap })))
    .sort((a, b) => rank(a.gap) - rank(b.gap) || b.gap.fromMs - a.gap.fromMs);
  if (found.length === 0) return { gaps: [], moreGaps: 0 };
  const around = { fromMs: time.fromMs - DAY_MS, toMs: time.toMs };
  const bucketCalls = await listBucketCalls(reader, calls.switches, around, nowMs);
  const gaps = found.slice(0, MOST).map(({ place, gap }) => {
    const { state, fromMs, toMs, reason } = gap;
    const { account, region } = place;
    const cause = findCause(gap, place, { ...calls, bucketCalls });
    const explain = explainingCalls(fromMs, toMs);
    return { account, region, state, fromMs, toMs, reason, cause, explain };
  });
  return { gaps, moreGaps: found.length - gaps.length };
}

function gapsOf(
  place: ListedPlace,
  hours: PlaceHours,
  { beforeMs, fromMs, toMs }: JudgedPlaces["time"],
): FoundGap[] {
  const { judge, countLost } = hours.of(place);
  const untilMs = hours.knownUntilMs(place.account);
  const came = new Set<number>();
  for (let startMs = beforeMs; startMs < toMs; startMs += HOUR_MS) {
    if (CAME.has(judge(startMs).state)) came.add(startMs);
  }
  // Before the first delivery nothing is known.
  const [firstMs = toMs] = came;
  return findGaps({
    fromMs,
    toMs,
    hour: judge,
    came: (startMs) => (startMs < firstMs ? null : came.has(startMs)),
    countLost,
    dueMs:
      untilMs === null
        ? Number.NEGATIVE_INFINITY
        : Math.floor((untilMs - FILES_DUE_MS) / HOUR_MS) * HOUR_MS,
  });
}

function rank({ state }: FoundGap): number {
  return WORST.indexOf(state);
}
