import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  BlockAction,
  Candidates,
  CaseActivity,
  CaseChange,
  CaseList,
  IndicatorAction,
  MemberAction,
  newPinSchema,
} from "./case-change-contract";
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

/** Where all cases of a filter are fetched as CSV; pages are of no matter there. */
export function caseExportUrl({ page: _, ...asked }: CasesAsked): string {
  const text = new URLSearchParams(asked).toString();
  return `/api/cases/export${text === "" ? "" : `?${text}`}`;
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

/** What can be pinned, as it is asked for: the server copies the content itself. */
export type PinAsked = z.input<typeof newPinSchema>;

/** Copies something into a case. */
export function pinToCase(number: number, pin: PinAsked): Promise<{ id: number }> {
  return postJson(`/api/cases/${number}/pins`, pin);
}

/** Takes a pin out of a case, with the steps that show it. */
export function removePin(number: number, pin: number): Promise<{ id: number }> {
  return postJson(`/api/cases/${number}/pins/${pin}`, { action: "remove" });
}

/** Changes the head of a case. */
export function changeCase(number: number, change: CaseChange): Promise<{ version: number }> {
  return postJson(`/api/cases/${number}`, change);
}

/** Who could be a member of a case. */
export function candidatesQuery(number: number) {
  return queryOptions({
    queryKey: ["cases", "candidates", number],
    queryFn: ({ signal }) => fetchJson<Candidates>(`/api/cases/${number}/members`, signal),
  });
}

/** Lets a person see a case, or no longer. */
export function changeMembers(number: number, action: MemberAction): Promise<unknown> {
  return postJson(`/api/cases/${number}/members`, action);
}

/** Adds or removes an indicator. */
export function changeIndicators(number: number, action: IndicatorAction): Promise<{ id: number }> {
  return postJson(`/api/cases/${number}/indicators`, action);
}
