import { queryOptions } from "@tanstack/react-query";
import type { CoverageGrid, CoverageParams } from "./coverage-contract";
import { fetchJson } from "./fetch-json";
import { periodUrl } from "./period-params";

/** For which hours the index can speak, over time. */
export function coverageGridQuery({ grid, family, ...period }: CoverageParams) {
  const url = periodUrl("/api/coverage", period, {
    ...(grid !== undefined && { grid }),
    ...(family !== undefined && family !== "cloudtrail" && { family }),
  });
  return queryOptions({
    queryKey: ["coverage-grid", url],
    queryFn: ({ signal }) => fetchJson<CoverageGrid>(url, signal),
  });
}
