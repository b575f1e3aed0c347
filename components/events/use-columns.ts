"use client";

import { useEffect, useMemo } from "react";
import { withCode } from "@/components/ui/code-on-demand";
import { COLUMN_CODE } from "./column-code";
import { parseKept, type ShownColumn, shownColumns } from "./column-state";
import type { EventViewState } from "./use-event-view";
import { useKept } from "./use-kept";
import { useSame } from "./use-same";

export type ChangeColumns = (columns: readonly ShownColumn[]) => void;

/**
 * The columns of the list: those of the link, else the reader's own, which then go into the link, so
 * that what is copied shows the same columns to others.
 */
export function useColumns({
  view,
  change,
}: Pick<EventViewState, "view" | "change">): readonly [readonly ShownColumn[], ChangeColumns] {
  const [text, keep] = useKept("columns");
  const kept = useMemo(() => parseKept(text), [text]);
  const isOwn = view.cols.length === 0 && kept.cols.length > 0;
  useEffect(() => {
    if (isOwn) change({ cols: kept.cols }, "replace");
  }, [isOwn, kept, change]);
  // The same columns while only the open event or the like changes.
  const cols = useSame(isOwn ? kept.cols : view.cols);
  const columns = useMemo(() => shownColumns(cols, kept.pinned), [cols, kept.pinned]);
  const set = (next: readonly ShownColumn[]) =>
    withCode(COLUMN_CODE, ({ printKept, toCols }) => {
      keep(printKept(next));
      change({ cols: toCols(next) }, "replace");
    });
  return [columns, set];
}
