"use client";

import { useCallback } from "react";
import { useCode, withCode } from "@/components/ui/code-on-demand";
import type { Choice, ChoiceState } from "./edit-query";
import { QUERY_CODE } from "./query-code";
import type { EventViewState } from "./use-event-view";

/** Writes a value into the query of the page: included, excluded, or neither. */
export function useChoose(
  change: EventViewState["change"],
): (choice: Choice, state: ChoiceState) => void {
  return useCallback(
    (choice, state) =>
      withCode(QUERY_CODE, ({ withChoice }) =>
        change(({ q }) => ({ q: withChoice(q, choice, state) })),
      ),
    [change],
  );
}

/** What a query says about a value. While the code that reads queries comes, nothing. */
export function useChoiceState(q: string): (choice: Choice) => ChoiceState {
  const edits = useCode(QUERY_CODE, q !== "");
  return (choice) => (q === "" ? null : (edits?.choiceState(q, choice) ?? null));
}

/** The values that a query names of a field. While the code that reads queries comes, none. */
export function useChosenValues(q: string, field: string): readonly string[] {
  const edits = useCode(QUERY_CODE, q !== "");
  return edits?.chosenValues(q, field) ?? [];
}
