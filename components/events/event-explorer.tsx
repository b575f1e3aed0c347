"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { useMedia } from "@/components/ui/use-media";
import { eventPageQuery, histogramQuery } from "@/lib/api/event-queries";
import { ApiError } from "@/lib/api/fetch-json";
import type { Density } from "@/lib/search/event-search";
import { type Choice, type ChoiceState, withChoice } from "./edit-query";
import { EventHistogram } from "./event-histogram";
import { EventToolbar } from "./event-toolbar";
import { FacetArea } from "./facet-area";
import { ResultLine } from "./result-line";
import type { TimeRange } from "./time-range";
import { useEventView } from "./use-event-view";
import { useShownListing } from "./use-shown-listing";

// The list and the panel have nothing to show before the first answer: their code comes with it.
const EventGrid = dynamic(() => import("./event-grid").then((module) => module.EventGrid), {
  ssr: false,
  loading: () => <Skeleton lines={14} label="Loading events" />,
});
const EventPanel = dynamic(() => import("./event-panel").then((module) => module.EventPanel), {
  ssr: false,
});
const NoResults = dynamic(() => import("./no-results").then((module) => module.NoResults));

const ROW_HEIGHT: Readonly<Record<Density, number>> = { compact: 24, normal: 28, roomy: 36 };
const CARD_HEIGHT = 72;

/** The events page: query and time, histogram, facets, list and the open event. */
export function EventExplorer() {
  const { view, ignored, listing, change } = useEventView();
  const router = useRouter();
  const wide = useMedia("(min-width: 1024px)");
  const cards = useMedia("(max-width: 639px)");
  const rowHeight = cards ? CARD_HEIGHT : ROW_HEIGHT[view.dens];
  const [facetsOpen, setFacetsOpen] = useState<boolean | null>(null);
  const [reached, setReached] = useState(0);
  const page = useQuery({ ...eventPageQuery(listing, null), refetchOnMount: false });
  const shown = useShownListing(listing, page.data);
  const stale = shown !== null && shown.listing !== listing;
  const refused = page.error instanceof ApiError && page.error.issues.length > 0;
  const histogram = useQuery({
    enabled: !refused || shown !== null,
    ...histogramQuery(refused && shown !== null ? shown.listing : listing),
    placeholderData: keepPreviousData,
  });

  const facetsShown = facetsOpen ?? wide;
  useShortcuts({ b: () => setFacetsOpen(!facetsShown) });
  const onSearch = useCallback((q: string) => change({ q, e: null }), [change]);
  const onRange = useCallback(
    ({ from, to }: TimeRange) => change({ from: from ?? null, to: to ?? null, e: null }),
    [change],
  );
  const onChoose = (choice: Choice, state: ChoiceState) =>
    change({ q: withChoice(view.q, choice, state) });
  const onOpen = (key: string, how: "push" | "replace") => {
    if (wide) change({ e: key }, view.e === null ? "push" : how);
    else if (how === "push") router.push(`/events/${encodeURIComponent(key)}`);
  };

  const issues =
    refused && page.error instanceof ApiError ? page.error.issues : (page.data?.warnings ?? []);
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
        <HistogramSpace
          error={refused ? null : histogram.error}
          onRetry={() => void histogram.refetch()}
        />
      ) : (
        <div className={stale || histogram.isPlaceholderData ? "opacity-60" : ""}>
          <EventHistogram histogram={histogram.data} onZoom={onRange} />
        </div>
      )}
      <div className="flex min-h-0 flex-1" data-print-flow>
        {refused && shown === null ? null : (
          <FacetArea
            search={shown?.listing ?? listing}
            wide={wide}
            open={facetsShown}
            onClose={() => setFacetsOpen(false)}
            onChoose={onChoose}
          />
        )}
        <div className="flex min-w-0 flex-1 flex-col" data-print-flow>
          {page.isError && !refused ? (
            <ErrorNote
              title="The events could not be loaded"
              error={page.error}
              onRetry={() => void page.refetch()}
            />
          ) : null}
          <ResultLine
            empty={shown === null}
            reached={reached}
            total={histogram.data?.total}
            stale={stale}
            refused={refused}
            ignored={ignored}
            density={view.dens}
            onDensity={(dens) => change({ dens }, "replace")}
          />
          {shown === null ? (
            page.isPending ? (
              <Skeleton lines={14} label="Loading events" />
            ) : null
          ) : shown.page.rows.length === 0 ? (
            <NoResults search={shown.listing} onSearch={onSearch} onRange={onRange} />
          ) : (
            <div className={`flex min-h-0 flex-1 ${stale ? "opacity-60" : ""}`} aria-busy={stale}>
              <EventGrid
                key={`${shown.id} ${rowHeight}`}
                listing={shown.listing}
                firstPage={shown.page}
                total={histogram.data?.total}
                openKey={view.e}
                cards={cards}
                rowHeight={rowHeight}
                onOpen={(row, how) => onOpen(row.key, how)}
                onClose={() => change({ e: null })}
                onSort={(sort) => change({ sort })}
                onReached={setReached}
              />
            </div>
          )}
        </div>
        {wide && view.e !== null ? (
          <EventPanel
            eventKey={view.e}
            tab={view.p}
            onTab={(p) => change({ p }, "replace")}
            onClose={() => change({ e: null })}
            onChoose={onChoose}
          />
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
