import { findRegion, REGIONS } from "@/lib/cloudtrail/regions";
import type { LastDelivery } from "@/lib/db/coverage/last-deliveries";
import type { Switch } from "@/lib/events/list-switches";

const COMMERCIAL = "aws";

/**
 * Regions from which each account's trails should deliver something: those of its partition that are
 * open by default, and those that somebody opened, less those that somebody closed (AWS: enable or
 * disable Regions). Only accounts of which a trail delivered anything: of others nobody said that
 * they have one.
 * @param switches in order of time
 */
export function expectedRegions(
  seen: readonly LastDelivery[],
  switches: readonly Switch[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const expected = new Map<string, Set<string>>();
  for (const { account, region, deliveredMs } of seen) {
    if (deliveredMs === null || !/^\d{12}$/.test(account)) continue;
    const partition = findRegion(region)?.partition ?? COMMERCIAL;
    const open = REGIONS.filter((one) => one.partition === partition && one.enabledByDefault);
    const regions = expected.get(account) ?? new Set();
    expected.set(account, regions);
    // A name that this version does not know says nothing about the partition.
    if (findRegion(region) !== null || regions.size === 0) {
      for (const { code } of open) regions.add(code);
    }
  }
  for (const { eventName, opened } of switches) {
    if (opened === null) continue;
    if (eventName === "EnableRegion") expected.get(opened.account)?.add(opened.region);
    if (eventName === "DisableRegion") expected.get(opened.account)?.delete(opened.region);
  }
  return expected;
}
