"use client";

import { useCallback } from "react";
import { codeOnDemand, useCode, withCode } from "@/components/ui/code-on-demand";
import type { Choice, ChoiceState } from "./edit-query";
import type { EventViewState } from "./use-event-view";

const EDITS = codeOnDemand(() => import("./edit-query"));

/** Writes a value into the query of the page: included, excluded, or neither. */
export function useChoose(
  change: EventViewState["change"],
): (choice: Choice, state: ChoiceState) => void {
  return useCallback(
    (choice, state) =>
      withCode(EDITS, ({ withChoice }) => change(({ q }) => ({ q: withChoice(q, choice, state) }))),
    [change],
  );
}

/** What a query says about a value. While the code that reads queries comes, nothing. */
export function useChoiceState(q: string): (choice: Choice) => ChoiceState {
  const edits = useCode(EDITS, q !== "");
  return (choice) => (q === "" ? null : (edits?.choiceState(q, choice) ?? null));
}
