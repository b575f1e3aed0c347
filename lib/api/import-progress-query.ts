import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "./fetch-json";
import type { Imports } from "./import-contract";

const WORKING_POLL_MS = 1500;
/** How often is asked while nothing is read. */
export const IDLE_POLL_MS = 10_000;

/** True while a source waits for its first listing, and while files are listed, waiting or read. */
export function isWorking(imports: Imports): boolean {
  const { pending, leased } = imports.progress.files;
  const isListing = imports.sources.some(
    ({ state, listing, listedAtMs }) => listing || (state === "active" && listedAtMs === null),
  );
  return pending + leased > 0 || isListing;
}

/** Sources, progress and workers; asked often while there is work, seldom when idle. */
export function importsQuery() {
  return queryOptions({
    queryKey: ["imports"],
    queryFn: ({ signal }) => fetchJson<Imports>("/api/imports", signal),
    refetchInterval: ({ state }) =>
      state.data !== undefined && !isWorking(state.data) ? IDLE_POLL_MS : WORKING_POLL_MS,
  });
}
