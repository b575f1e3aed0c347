import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "./fetch-json";
import type { FilterProposals } from "./tune-contract";

/** Filters proposed for an alert of a rule. */
export function filterProposalsQuery(ruleId: number, alertId: number) {
  const url = `/api/rules/${ruleId}/tune?alert=${alertId}`;
  return queryOptions({
    queryKey: ["tune", url],
    queryFn: ({ signal }) => fetchJson<FilterProposals>(url, signal),
  });
}
