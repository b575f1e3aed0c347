import { queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "./fetch-json";
import { periodUrl } from "./period-params";
import type { RegionGrid, RegionParams, RegionPolicy } from "./region-contract";

/** Regions over time. Days begin at the zone's midnights; the server knows no `local`, so its name is sent. */
export function regionGridQuery({ grid, tz = "utc", ...period }: RegionParams) {
  const zone = tz === "local" ? Intl.DateTimeFormat().resolvedOptions().timeZone : tz;
  const url = periodUrl("/api/regions", period, {
    ...(grid !== undefined && { grid }),
    ...(zone.toLowerCase() !== "utc" && { tz: zone }),
  });
  return queryOptions({
    queryKey: ["regions", url],
    queryFn: ({ signal }) => fetchJson<RegionGrid>(url, signal),
  });
}

/** Says what a Region is for an account; the grid is to be asked again after it. */
export function setRegionPolicy(policy: RegionPolicy): Promise<{ atMs: number }> {
  return postJson("/api/regions/policy", policy);
}
