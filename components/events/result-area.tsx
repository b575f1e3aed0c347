"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { useMedia } from "@/components/ui/use-media";
import type { Density } from "@/lib/search/event-search";
import { firstProgress, type ListProgress } from "./list-progress";
import { ResultLine } from "./result-line";
import type { TimeRange } from "./time-range";
import { useColumns } from "./use-columns";
import type { EventViewState } from "./use-event-view";
import { useFollow } from "./use-follow";
import type { Result } from "./use-result";
import { ViewSwitch } from "./view-switch";

// The list has nothing to show before the first answer: its code comes with it.
const EventGrid = dynamic(() => import("./event-grid").then((module) => module.EventGrid), {
  ssr: false,
  loading: () => <Skeleton lines={14} label="Loading events" />,
});
const NoResults = dynamic(() => import("./no-results").then((module) => module.NoResults), {
  ssr: false,
});
const FollowBar = dynamic(() => import("./follow-bar").then((module) => module.FollowBar), {
  ssr: false,
});
const ColumnPicker = dynamic(
  () => import("./column-picker").then((module) => module.ColumnPicker),
  { ssr: false },
);

const PatternsView = dynamic(
  () => import("./patterns-view").then((module) => module.PatternsView),
  { ssr: false },
);
const CompareView = dynamic(() => import("./compare-view").then((module) => module.CompareView), {
  ssr: false,
});

const ROW_HEIGHT: Readonly<Record<Density, number>> = { compact: 24, normal: 28, roomy: 36 };
const CARD_HEIGHT = 72;

interface ResultAreaProps {
  readonly state: EventViewState;
  readonly result: Result;
  /** Events in all, when the histogram has counted them. */
  readonly total: number | undefined;
  readonly wide: boolean;
  readonly onSearch: (q: string) => void;
  readonly onRange: (range: TimeRange) => void;
}

/** The answer, as the view that the link asks for. Every view is a part of its own. */
export function ResultArea(props: ResultAreaProps) {
  const { state, result, onSearch } = props;
  const { view, listing, change } = state;
  if (view.view === "table") return <ResultTable {...props} />;
  const search = result.refusal === null ? listing : (result.shown?.listing ?? listing);
  return (
    <>
      <div className="flex shrink-0 justify-end px-2 text-xs text-muted">
        <ViewSwitch />
      </div>
      <div className="min-h-0 flex-1 overflow-auto bg-surface" data-print-flow>
        {view.view === "patterns" ? (
          <PatternsView listing={search} onSearch={onSearch} />
        ) : (
          <CompareView listing={search} view={view} change={change} />
        )}
      </div>
    </>
  );
}

function ResultTable({ state, result, total, wide, onSearch, onRange }: ResultAreaProps) {
  const { view, ignored, listing, change } = state;
  const { shown, stale, refusal } = result;
  const router = useRouter();
  const cards = useMedia("(max-width: 639px)");
  const [columns, setColumns] = useColumns(state);
  const [picking, setPicking] = useState(false);
  const [paused, setPaused] = useState(false);
  const [reported, onProgress] = useState<ListProgress | null>(null);
  const progress = reported !== null && reported.id === shown?.id ? reported : firstProgress(shown);

  const follow = useFollow({ openKey: view.e, onStart: () => result.renew(undefined) });
  const canFollow = view.asof === null && listing.sort === "-time";
  const isOn = follow.state.is === "on" && canFollow;
  useShortcuts(canFollow ? { F: follow.toggle } : {});
  const onOpen = (key: string, how: "push" | "replace") => {
    if (wide) change({ e: key }, view.e === null ? "push" : how);
    else if (how === "push") router.push(`/events/${encodeURIComponent(key)}`);
  };
  const onColumns: typeof setColumns = (next) => {
    result.stay();
    setColumns(next);
  };
  const isEmpty = shown !== null && progress.isWhole && progress.known === 0;

  return (
    <>
      {result.error === null ? null : (
        <ErrorNote
          title="The events could not be loaded"
          error={result.error}
          onRetry={result.retry}
        />
      )}
      <ResultLine
        empty={shown === null}
        progress={progress}
        place={shown?.place ?? null}
        total={total}
        stale={stale}
        isMoving={result.isMoving}
        refused={refusal !== null}
        ignored={ignored}
        density={view.dens}
        following={isOn}
        paused={paused}
        onDensity={(dens) => change({ dens }, "replace")}
        onColumns={() => setPicking(true)}
        onFollow={canFollow ? follow.toggle : undefined}
        onPaused={setPaused}
      />
      {follow.state.is === "off" || !canFollow || shown === null ? null : (
        <FollowBar
          listing={listing}
          asof={shown.page.asof}
          state={follow.state}
          onLoad={result.renew}
          onResume={follow.toggle}
        />
      )}
      {shown === null ? (
        result.isPending ? (
          <Skeleton lines={14} label="Loading events" />
        ) : null
      ) : isEmpty ? (
        <NoResults search={shown.listing} onSearch={onSearch} onRange={onRange} />
      ) : (
        <div className={`flex min-h-0 flex-1 ${stale ? "opacity-60" : ""}`} aria-busy={stale}>
          <EventGrid
            shown={shown}
            total={total}
            openKey={view.e}
            cards={cards}
            rowHeight={cards ? CARD_HEIGHT : ROW_HEIGHT[view.dens]}
            columns={columns}
            since={result.since}
            paused={paused}
            onOpen={(row, how) => onOpen(row.key, how)}
            onClose={() => change({ e: null })}
            onSort={(sort) => change({ sort })}
            onColumns={onColumns}
            onPick={() => setPicking(true)}
            onPlace={result.goTo}
            onReading={result.onReading}
            onProgress={onProgress}
            onAway={() => follow.stop("you moved away from the newest events")}
          />
        </div>
      )}
      {picking ? (
        <ColumnPicker columns={columns} onColumns={onColumns} onClose={() => setPicking(false)} />
      ) : null}
    </>
  );
}
