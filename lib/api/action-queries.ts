import { queryOptions } from "@tanstack/react-query";
import type { ActionChange, AlertActions, NewAction, SavedAction } from "./action-contract";
import { fetchJson, postJson } from "./fetch-json";

const POLL_MS = 10_000;

/** Where alerts are sent, and the newest messages. */
export function alertActionsQuery() {
  return queryOptions({
    queryKey: ["alert-actions"],
    queryFn: ({ signal }) => fetchJson<AlertActions>("/api/alert-actions", signal),
    refetchInterval: POLL_MS,
  });
}

export function addAlertAction(action: NewAction): Promise<SavedAction> {
  return postJson<SavedAction>("/api/alert-actions", action);
}

export function changeAlertAction({
  id,
  change,
}: {
  readonly id: number;
  readonly change: ActionChange;
}): Promise<SavedAction> {
  return postJson<SavedAction>(`/api/alert-actions/${id}`, change);
}
