import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "./fetch-json";
import type { Overview } from "./overview-contract";
import type { PeriodParams } from "./period-contract";
import { periodUrl } from "./period-params";

/** What changed in a period, and (`sinceMs`) what was indexed after the reader's last look. */
export function overviewQuery(params: PeriodParams, sinceMs: number | null) {
  const url = periodUrl(
    "/api/overview",
    params,
    sinceMs === null ? {} : { since: String(sinceMs) },
  );
  return queryOptions({
    queryKey: ["overview", url],
    queryFn: ({ signal }) => fetchJson<Overview>(url, signal),
    placeholderData: keepPreviousData,
  });
}
