import type { QueryClient } from "@tanstack/react-query";
import { searchRunsQuery } from "@/lib/api/desk-queries";
import { distinctRuns } from "./suggestion-rows";

/** One's own queries, each once, newest first; none where they cannot be asked for. */
export async function earlierQueries(client: QueryClient): Promise<readonly string[]> {
  const { runs } = await client.fetchQuery(searchRunsQuery(null)).catch(() => ({ runs: [] }));
  return distinctRuns(runs).map(({ q }) => q);
}
