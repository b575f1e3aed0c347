import type { Reader } from "@/lib/auth/reader";
import { groupBy } from "@/lib/db/lineage/group-by";
import { type DigestSpans, readDigestSpans } from "./digest-spans";
import { type LogFamily, type Presence, readPresence } from "./hour-presence";
import { type JudgedHour, judgeHour, type OffCause } from "./hour-state";
import { type LastDelivery, listLastDeliveries } from "./last-deliveries";
import { type LostFiles, listLostFiles } from "./lost-files";
import { type Place, placeKey } from "./place-key";
import { Spans } from "./spans";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NO_DIGESTS: Omit<DigestSpans, "place"> = {
  proven: Spans.NONE,
  lacking: Spans.NONE,
  missing: Spans.NONE,
  off: Spans.NONE,
};

/** What is asked about hours. */
export interface HourQuestion {
  /** Whole hours. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Hours since then are judged too: they tell what is usual. They are in no count. */
  readonly sinceMs?: number;
  readonly family: LogFamily;
  /** How finely files and events are summed; the states are always those of hours. */
  readonly unit: "hour" | "day";
}

/** Whether recording was off at a place in some time, as events tell. */
export type OffDuring = (place: Place) => (fromMs: number, toMs: number) => OffCause | null;

/** What is known of the hours of one place. Hours and units go by their begin. */
export interface HoursOfPlace {
  /** True when something came in the asked time, or digests speak about it. */
  readonly isPresent: boolean;
  judge(startMs: number): JudgedHour;
  /** Files and events of a unit. */
  count(startMs: number): Pick<Presence, "files" | "events">;
  /** Log files of an hour that are known not to be here. */
  countLost(startMs: number): number;
}

/** Everything known of the hours of some time. */
export interface PlaceHours {
  /** Every place of which the index has anything at all, at any time. */
  readonly seen: readonly LastDelivery[];
  /** Of any place: one that was never seen has hours as well. */
  of(place: Place): HoursOfPlace;
  /** Up to when everything that was delivered for an account would be known; null: never. */
  knownUntilMs(account: string): number | null;
}

/**
 * Reads what judges the hours of a time: deliveries, events, digests, and files that are not here.
 * Rows are as many as places times units, whatever lies in them.
 */
export async function readPlaceHours(
  reader: Reader,
  { fromMs, toMs, sinceMs = fromMs, family, unit }: HourQuestion,
  offDuring: OffDuring,
): Promise<PlaceHours> {
  const [presence, before, digests, lost, seen] = await Promise.all([
    readPresence(reader, family, unit, fromMs, toMs),
    sinceMs < fromMs ? readPresence(reader, family, unit, sinceMs, fromMs) : [],
    readDigestSpans(reader, sinceMs, toMs),
    listLostFiles(reader, sinceMs, toMs),
    listLastDeliveries(reader),
  ]);
  const units = groupBy(presence, placeKey);
  const earlier = groupBy(before, placeKey);
  const lacks = groupBy(lost, placeKey);
  const known = knownByAccount(seen);
  const unitMs = unit === "day" ? DAY_MS : HOUR_MS;
  return {
    seen,
    knownUntilMs: (account) => known.get(account) ?? null,
    of(place) {
      const key = placeKey(place);
      const rows = byStart(units.get(key));
      const rowsBefore = byStart(earlier.get(key));
      const spans = digests.get(key);
      const { proven, lacking, missing, off } = spans ?? NO_DIGESTS;
      const isOff = offDuring(place);
      const untilMs = known.get(place.account) ?? null;
      const lacked = lacks.get(key) ?? [];
      const ofFamily = lacked.filter((row) => row.family === family);
      const lostHours = sumByHour(ofFamily, ({ lost }) => lost);
      const waitingHours = sumByHour(ofFamily, ({ waiting }) => waiting);
      // Which hours of a window lack files, the names of these tell; else it may be any of them.
      const isNamed = lacked.some((row) => row.lost > 0);
      return {
        isPresent: rows.size > 0 || spans !== undefined,
        count: (startMs) => rows.get(startMs) ?? { files: 0, events: 0 },
        countLost: (startMs) => lostHours.get(startMs) ?? 0,
        judge(startMs) {
          const endMs = startMs + HOUR_MS;
          // The unit in which the asked time begins is in two parts.
          const row = (startMs < fromMs ? rowsBefore : rows).get(
            Math.floor(startMs / unitMs) * unitMs,
          );
          const bit = 1 << (Math.floor(startMs / HOUR_MS) % 24);
          return judgeHour({
            hasFiles: ((row?.fileHours ?? 0) & bit) !== 0,
            hasEvents: family === "cloudtrail" && ((row?.eventHours ?? 0) & bit) !== 0,
            isProven: proven.covers(startMs, endMs),
            isLacking: isNamed ? lostHours.has(startMs) : lacking.touches(startMs, endMs),
            lacksDigest: missing.touches(startMs, endMs),
            isWaiting: waitingHours.has(startMs),
            off: isOff(startMs, endMs) ?? (off.touches(startMs, endMs) ? "validation" : null),
            knownMs: untilMs === null ? null : untilMs - endMs,
            hasDigests: spans !== undefined,
          });
        },
      };
    },
  };
}

function byStart(rows: readonly Presence[] = []): ReadonlyMap<number, Presence> {
  return new Map(rows.map((row) => [row.startMs, row]));
}

function sumByHour(
  rows: readonly LostFiles[],
  of: (row: LostFiles) => number,
): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const row of rows) {
    if (of(row) > 0) sums.set(row.hourMs, (sums.get(row.hourMs) ?? 0) + of(row));
  }
  return sums;
}

function knownByAccount(seen: readonly LastDelivery[]): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  for (const { account, knownUntilMs } of seen) {
    if (knownUntilMs === null) continue;
    known.set(account, Math.max(known.get(account) ?? knownUntilMs, knownUntilMs));
  }
  return known;
}
