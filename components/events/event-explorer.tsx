"use client";

import { useCallback, useState } from "react";
import type { TimeRange } from "@/components/shell/time-range";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { ErrorNote } from "@/components/ui/error-note";
import { onDemand } from "@/components/ui/on-demand";
import { useInBrowser } from "@/components/ui/use-in-browser";
import { useMedia } from "@/components/ui/use-media";
import { closeEvent } from "./close-event";
import { EventHistogram } from "./event-histogram";
import { EventToolbar } from "./event-toolbar";
import { FacetArea } from "./facet-area";
import { PrintHead } from "./print-head";
import { ResultArea } from "./result-area";
import { useChoose } from "./use-choices";
import { useCounts } from "./use-counts";
import { useEventView } from "./use-event-view";
import { useResult } from "./use-result";

const IgnoredSettings = onDemand(() =>
  import("@/components/shell/ignored-settings").then((module) => module.IgnoredSettings),
);
const TimeRefusal = onDemand(() => import("./time-refusal").then((module) => module.TimeRefusal));
// The panel has nothing to show before an event is opened.
const EventPanel = onDemand(
  () => import("./event-panel").then((module) => module.EventPanel),
  // As wide as the panel usually is: the list beside it does not move.
  <div className="w-120 shrink-0 border-s border-line bg-page max-lg:hidden" />,
);

/** The events page: query and time, histogram, facets, list and the open event. */
export function EventExplorer() {
  const state = useEventView();
  const { view, listing, change } = state;
  const inBrowser = useInBrowser();
  // Paper is narrow, but has room below the list for the open event.
  const wide = useMedia("(min-width: 1024px), print");
  const [facetsOpen, setFacetsOpen] = useState<boolean | null>(null);
  const [landing] = useState(view.e);
  const result = useResult(listing, landing);
  const { shown, stale } = result;
  const refused = result.refusal !== null;
  const inexact = shown !== null && shown.page.scanned !== null;
  // Without an answer, the counts are those of the rows on screen.
  const search = shown !== null && result.state !== "searching" ? shown.listing : listing;
  const histogram = useCounts(search, view.by, { enabled: !refused || shown !== null, inexact });

  // A count that is not finished, or of the search before, says nothing about this one.
  const isCounted =
    !histogram.isPlaceholderData && (histogram.scan === null || histogram.scan.step?.done === true);

  const total = isCounted ? histogram.data?.total : undefined;
  const facetsShown = facetsOpen ?? wide;
  useShortcuts({ b: () => setFacetsOpen(!facetsShown) });
  const onSearch = useCallback(
    (q: string) => change((before) => ({ ...closeEvent(before), q })),
    [change],
  );
  const onRange = useCallback(
    ({ from, to }: TimeRange) =>
      change((before) => ({ ...closeEvent(before), from: from ?? null, to: to ?? null })),
    [change],
  );
  const onChoose = useChoose(change);

  const issues = result.refusal?.issues ?? shown?.page.warnings ?? [];
  return (
    <div className="flex h-full flex-col" data-print-flow>
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
      <PrintHead listing={shown?.listing ?? listing} total={total} />
      {result.refusal !== null && result.state === "refused-time" ? (
        <TimeRefusal
          fields={result.refusal.fields}
          onAllTime={() => onRange({})}
          onUnfreeze={() => change({ asof: null })}
        />
      ) : null}
      {state.ignored.length > 0 ? (
        <IgnoredSettings names={state.ignored} className="shrink-0 px-2 py-1" />
      ) : null}
      {histogram.data === undefined ? (
        refused ? null : (
          <HistogramSpace
            error={histogram.error}
            isStopped={histogram.isStopped}
            onRetry={histogram.refetch}
          />
        )
      ) : (
        <div className={stale || histogram.isPlaceholderData ? "stale" : ""}>
          <EventHistogram histogram={histogram.data} onZoom={onRange} />
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
        <ResultArea
          state={state}
          result={result}
          scan={histogram.scan}
          total={total}
          wide={wide}
          onSearch={onSearch}
          onRange={onRange}
        />
        {(wide || !inBrowser) && view.e !== null ? (
          <EventPanel eventKey={view.e} onClose={() => change(closeEvent)} onChoose={onChoose} />
        ) : null}
      </div>
    </div>
  );
}

/** Keeps the place of the bars while they load, so that nothing below moves. */
function HistogramSpace({
  error,
  isStopped,
  onRetry,
}: {
  readonly error: Error | null;
  readonly isStopped: boolean;
  readonly onRetry: () => void;
}) {
  return (
    <div className="h-32 border-b border-line bg-surface">
      {error !== null ? (
        <ErrorNote title="The histogram could not be loaded" error={error} onRetry={onRetry} />
      ) : isStopped ? (
        <p className="p-3 text-muted">Stopped before the events were counted.</p>
      ) : (
        <div className="skeleton mx-3 h-24 translate-y-4" />
      )}
    </div>
  );
}
