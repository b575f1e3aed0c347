import { queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "./fetch-json";
import type { TrailRefresh, Trails } from "./trail-contract";

const URL = "/api/coverage/trails";

/** How the trails are set up, as far as that is known. */
export function trailsQuery() {
  return queryOptions({
    queryKey: ["trails"],
    queryFn: ({ signal }) => fetchJson<Trails>(URL, signal),
  });
}

/** Asks AWS now; the trails are to be asked for again after it. */
export function refreshTrails(): Promise<TrailRefresh> {
  return postJson(URL, {});
}
