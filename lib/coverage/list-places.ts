import { findRegion } from "@/lib/cloudtrail/regions";
import type { PlaceHours } from "@/lib/db/coverage/place-hours";
import { type Place, placeKey } from "@/lib/db/coverage/place-key";

/** A place of the page, and whether evidence is to be expected from it and ever came. */
export interface ListedPlace extends Place {
  readonly isExpected: boolean;
  readonly isSeen: boolean;
}

/**
 * Places to be shown: those from which a trail should deliver, and those of which anything came. A
 * name that is no Region of AWS has a row only where something came from it in the asked time.
 */
export function listPlaces(
  { seen, of }: Pick<PlaceHours, "seen" | "of">,
  expected: ReadonlyMap<string, ReadonlySet<string>>,
): ListedPlace[] {
  const places = new Map<string, ListedPlace>();
  const isExpected = ({ account, region }: Place) => expected.get(account)?.has(region) ?? false;
  for (const { account, region } of seen) {
    const place = { account, region };
    if (findRegion(region) === null && !of(place).isPresent) continue;
    places.set(placeKey(place), { ...place, isExpected: isExpected(place), isSeen: true });
  }
  for (const [account, regions] of expected) {
    for (const region of regions) {
      const place = { account, region, isExpected: true, isSeen: false };
      if (!places.has(placeKey(place))) places.set(placeKey(place), place);
    }
  }
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...places.values()].sort(
    (a, b) => order(a.account, b.account) || order(a.region, b.region),
  );
}
