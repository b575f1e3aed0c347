"use client";

import { useState } from "react";
import type { TimeRange } from "@/components/shell/time-range";
import { currentActions, useShortcuts } from "@/components/shell/use-shortcuts";
import { ErrorNote } from "@/components/ui/error-note";
import { onDemand } from "@/components/ui/on-demand";
import type { EventListing } from "@/lib/api/event-queries";
import { closeEvent } from "./close-event";
import { focusList } from "./focus-list";
import { firstProgress, type ListProgress } from "./list-progress";
import { ResultLine } from "./result-line";
import { ResultTable } from "./result-table";
import { resultWords } from "./result-words";
import type { CountScan } from "./scan-query";
import type { EventViewState } from "./use-event-view";
import { useFollow } from "./use-follow";
import type { Result } from "./use-result";
import { useSelection } from "./use-selection";

const PatternsView = onDemand(() =>
  import("./patterns-view").then((module) => module.PatternsView),
);
const CompareView = onDemand(() => import("./compare-view").then((module) => module.CompareView));
const SelectionBar = onDemand(() =>
  import("./selection-bar").then((module) => module.SelectionBar),
);

/**
 * The answer, as the view that the link asks for. What is selected, and whether the list is
 * followed, outlives a look at another view.
 */
export function ResultArea({
  state,
  result,
  scan,
  total,
  wide,
  onSearch,
  onRange,
}: {
  readonly state: EventViewState;
  readonly result: Result;
  /** Set while, or after, records are read one after another to count the events. */
  readonly scan: CountScan | null;
  /** Events in all, when the histogram has counted them. */
  readonly total: number | undefined;
  readonly wide: boolean;
  readonly onSearch: (q: string) => void;
  readonly onRange: (range: TimeRange) => void;
}) {
  const { view, listing, change } = state;
  const { shown } = result;
  const isTable = view.view === "table";
  const selection = useSelection();
  const { selected } = selection;
  const [picking, setPicking] = useState(false);
  // The reader stopped the reading for this search; another one reads anew.
  const [pausedFor, setPausedFor] = useState<EventListing | null>(null);
  const paused = pausedFor !== null && pausedFor === shown?.listing;
  const [reported, onProgress] = useState<ListProgress | null>(null);
  const progress = reported !== null && reported.id === shown?.id ? reported : firstProgress(shown);
  const follow = useFollow({ openKey: view.e, onStart: () => result.renew(undefined) });
  const canFollow = view.asof === null && listing.sort === "-time";
  // One step back at a time, from anywhere on the page.
  const stepBack = () => {
    if (view.e !== null) change(closeEvent);
    else if (selected.size > 0) selection.clear();
    else currentActions().get("/")?.();
  };
  useShortcuts({ Escape: stepBack });
  const search = result.refusal === null ? listing : shown?.listing;
  return (
    <section
      aria-label="Result"
      tabIndex={-1}
      className="flex min-h-0 min-w-0 flex-1 flex-col focus-visible:outline-offset-[-2px]"
      data-print-flow
    >
      {result.error === null || !isTable ? null : (
        <ErrorNote
          title="The events could not be loaded"
          error={result.error}
          onRetry={result.retry}
        />
      )}
      <ResultLine
        result={result}
        asked={listing}
        readings={{
          ...{ scan, progress, paused },
          onPaused: (isPaused) => setPausedFor(isPaused ? (shown?.listing ?? null) : null),
        }}
        total={total}
        list={
          isTable
            ? {
                density: view.dens,
                following: follow.state.is === "on" && canFollow,
                onDensity: (dens) => change({ dens }, "replace"),
                onColumns: () => setPicking(true),
                onFollow: canFollow ? follow.toggle : undefined,
              }
            : null
        }
      />
      {isTable ? (
        <ResultTable
          {...{ state, result, progress, total, selection, wide, paused, picking }}
          follow={canFollow ? follow : null}
          onPicking={setPicking}
          onProgress={onProgress}
          onSearch={onSearch}
          onRange={onRange}
        />
      ) : (
        <div className="min-h-0 flex-1 overflow-auto bg-surface" data-print-flow>
          {search === undefined ? (
            <p role="status" className="p-6 text-warn">
              {resultWords(result.state, true)}
            </p>
          ) : view.view === "patterns" ? (
            <PatternsView listing={search} onSearch={onSearch} />
          ) : (
            <CompareView listing={search} view={view} change={change} />
          )}
        </div>
      )}
      {selected.size === 0 ? null : (
        <SelectionBar
          selected={selected}
          onClear={() => {
            selection.clear();
            focusList();
          }}
        />
      )}
    </section>
  );
}
