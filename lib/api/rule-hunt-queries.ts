import { queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "./fetch-json";
import type { Hunt, Hunts, NewHunt } from "./hunt-contract";

const POLL_MS = 1_000;

/** True until nothing about a hunt will change any more. */
export function isHunting({ state }: Pick<Hunt, "state">): boolean {
  return state === "waiting" || state === "running";
}

/** A look for a rule in what is indexed; asked again only until it has ended. */
export function huntQuery(id: number) {
  return queryOptions({
    queryKey: ["hunt", id],
    queryFn: ({ signal }) => fetchJson<Hunt>(`/api/hunts/${id}`, signal),
    refetchInterval: ({ state }) =>
      state.data === undefined || isHunting(state.data) ? POLL_MS : false,
  });
}

/** Counts what a text would have found; nothing is kept but the counts. */
export function startPreview(asked: Omit<NewHunt, "purpose">): Promise<{ id: number }> {
  return postJson("/api/hunts", { ...asked, purpose: "preview" } satisfies NewHunt);
}

/** Looks for a rule in all that is indexed, and keeps what it finds. */
export function startBackFill(ruleId: number, text: string): Promise<{ id: number }> {
  return postJson("/api/hunts", { ruleId, text, purpose: "back-fill" } satisfies NewHunt);
}

/** Looks for all rules that run in all that is indexed, and keeps what they find. */
export function startWholeBackFill(): Promise<{ id: number }> {
  return postJson("/api/hunts", { purpose: "back-fill" } satisfies NewHunt);
}

/** The newest hunts, and whether there are events that no rule was tried on. */
export function huntsQuery() {
  return queryOptions({
    queryKey: ["hunts"],
    queryFn: ({ signal }) => fetchJson<Hunts>("/api/hunts", signal),
    refetchInterval: ({ state }) => (state.data?.hunts.some(isHunting) ? POLL_MS : false),
  });
}

export function cancelHunt(id: number): Promise<unknown> {
  return postJson(`/api/hunts/${id}`, { action: "cancel" });
}

/** Where all that a hunt found is downloaded: a display copy, or the records with their manifest. */
export function huntExportUrl(id: number, format: "csv" | "ndjson"): string {
  const pack = format === "csv" ? "file" : "zip";
  return `/api/hunts/${id}/export?${new URLSearchParams({ format, pack })}`;
}
