import type { Reader } from "@/lib/auth/reader";
import { readRegionHours } from "@/lib/db/coverage/covered-hours";
import { regionKey } from "./region-key";

/** Hours since 1970 of which something is known: delivered, indexed, or proven to be empty. */
export interface RegionCoverage {
  readonly byRegion: ReadonlyMap<string, ReadonlySet<number>>;
  /** In any Region: a Region in which nothing happens may deliver nothing. */
  readonly anywhere: ReadonlySet<number>;
}

/** Texts that the query language compares as one are one Region. */
export async function readCoverage(
  reader: Reader,
  fromMs: number,
  toMs: number,
): Promise<RegionCoverage> {
  const byRegion = await readRegionHours(reader, fromMs, toMs);
  const anywhere = new Set<number>();
  const byKey = new Map<string, Set<number>>();
  for (const [region, hours] of byRegion) {
    const { id } = regionKey(region);
    const covered = byKey.get(id) ?? new Set();
    byKey.set(id, covered);
    for (const hour of hours) {
      covered.add(hour);
      anywhere.add(hour);
    }
  }
  return { byRegion: byKey, anywhere };
}
