"use client";

import dynamic from "next/dynamic";
import { useCallback, useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { ErrorNote } from "@/components/ui/error-note";
import { useMedia } from "@/components/ui/use-media";
import { type Choice, type ChoiceState, withChoice } from "./edit-query";
import { EventHistogram } from "./event-histogram";
import { EventToolbar } from "./event-toolbar";
import { FacetArea } from "./facet-area";
import { ResultArea } from "./result-area";
import type { TimeRange } from "./time-range";
import { useCounts } from "./use-counts";
import { useEventView } from "./use-event-view";
import { useResult } from "./use-result";

// The panel has nothing to show before an event is opened.
const EventPanel = dynamic(() => import("./event-panel").then((module) => module.EventPanel), {
  ssr: false,
});

/** The events page: query and time, histogram, facets, list and the open event. */
export function EventExplorer() {
  const state = useEventView();
  const { view, listing, change } = state;
  const wide = useMedia("(min-width: 1024px)");
  const [facetsOpen, setFacetsOpen] = useState<boolean | null>(null);
  const [landing] = useState(view.e);
  const result = useResult(listing, landing);
  const { shown, stale } = result;
  const refused = result.refusal !== null;
  const inexact = shown !== null && shown.page.scanned !== null;
  const search = refused && shown !== null ? shown.listing : listing;
  const histogram = useCounts(search, view.by, { enabled: !refused || shown !== null, inexact });

  // A count that is not finished, or of the search before, says nothing about this one.
  const isCounted =
    !histogram.isPlaceholderData && (histogram.scan === null || histogram.scan.step?.done === true);

  const facetsShown = facetsOpen ?? wide;
  useShortcuts({ b: () => setFacetsOpen(!facetsShown) });
  const onSearch = useCallback((q: string) => change({ q, e: null }), [change]);
  const onRange = useCallback(
    ({ from, to }: TimeRange) => change({ from: from ?? null, to: to ?? null, e: null }),
    [change],
  );
  const onChoose = (choice: Choice, state: ChoiceState) =>
    change({ q: withChoice(view.q, choice, state) });

  const issues = result.refusal?.issues ?? shown?.page.warnings ?? [];
  return (
    <div className="flex h-full flex-col">
      <h1 className="sr-only">Events</h1>
      <EventToolbar
        view={view}
        listing={listing}
        issues={issues}
        resolved={histogram.data}
        facetsOpen={facetsShown}
        onFacets={() => setFacetsOpen(!facetsShown)}
        onSearch={onSearch}
        onRange={onRange}
        onUnfreeze={() => change({ asof: null })}
      />
      {histogram.data === undefined ? (
        <HistogramSpace error={refused ? null : histogram.error} onRetry={histogram.refetch} />
      ) : (
        <div className={stale || histogram.isPlaceholderData ? "opacity-60" : ""}>
          <EventHistogram histogram={histogram.data} scan={histogram.scan} onZoom={onRange} />
        </div>
      )}
      <div className="flex min-h-0 flex-1" data-print-flow>
        {refused && shown === null ? null : (
          <FacetArea
            search={shown?.listing ?? listing}
            inexact={inexact}
            wide={wide}
            open={facetsShown}
            onClose={() => setFacetsOpen(false)}
            onChoose={onChoose}
          />
        )}
        <div className="flex min-w-0 flex-1 flex-col" data-print-flow>
          <ResultArea
            state={state}
            result={result}
            total={isCounted ? histogram.data?.total : undefined}
            wide={wide}
            onSearch={onSearch}
            onRange={onRange}
          />
        </div>
        {wide && view.e !== null ? (
          <EventPanel eventKey={view.e} onClose={() => change({ e: null })} onChoose={onChoose} />
        ) : null}
      </div>
    </div>
  );
}

/** Keeps the place of the bars while they load, so that nothing below moves. */
function HistogramSpace({
  error,
  onRetry,
}: {
  readonly error: Error | null;
  readonly onRetry: () => void;
}) {
  return (
    <div className="h-32 border-b border-line bg-surface">
      {error === null ? null : (
        <ErrorNote title="The histogram could not be loaded" error={error} onRetry={onRetry} />
      )}
    </div>
  );
}
