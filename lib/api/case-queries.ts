import { queryOptions } from "@tanstack/react-query";
import type { BlockAction, CaseActivity, CaseList } from "./case-change-contract";
import type { Case } from "./case-contract";
import { fetchJson, postJson } from "./fetch-json";

/** What is asked of the list of cases, by the names of the API; what is usual is left out. */
export type CasesAsked = Readonly<Record<string, string>>;

/** A page of cases. */
export function caseListQuery(asked: CasesAsked) {
  const text = new URLSearchParams(asked).toString();
  const url = `/api/cases${text === "" ? "" : `?${text}`}`;
  return queryOptions({
    queryKey: ["cases", "list", url],
    queryFn: ({ signal }) => fetchJson<CaseList>(url, signal),
  });
}

/** A whole case, secrets in its records masked. */
export function caseQuery(number: number) {
  return queryOptions({
    queryKey: ["cases", "one", number],
    queryFn: ({ signal }) => fetchJson<Case>(`/api/cases/${number}`, signal),
  });
}

/** What happened to a case. */
export function caseActivityQuery(number: number) {
  return queryOptions({
    queryKey: ["cases", "activity", number],
    queryFn: ({ signal }) => fetchJson<CaseActivity>(`/api/cases/${number}/activity`, signal),
  });
}

/** Opens a case. */
export function openCase(asked: {
  readonly title: string;
  readonly summary: string;
  readonly severity: Case["severity"];
}): Promise<{ number: number }> {
  return postJson("/api/cases", asked);
}

/** Adds a step to the story of a case, or changes one. */
export function changeBlocks(number: number, action: BlockAction): Promise<{ id: number }> {
  return postJson(`/api/cases/${number}/blocks`, action);
}
