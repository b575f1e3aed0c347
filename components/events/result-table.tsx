"use client";

import { useRouter } from "next/navigation";
import type { TimeRange } from "@/components/shell/time-range";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { useInBrowser } from "@/components/ui/use-in-browser";
import { useMedia } from "@/components/ui/use-media";
import type { Density } from "@/lib/search/event-search";
import { closeEvent } from "./close-event";
import { EventGrid } from "./event-grid";
import { eventPath } from "./event-surroundings";
import type { ListProgress } from "./list-progress";
import { useColumns } from "./use-columns";
import type { EventViewState } from "./use-event-view";
import type { Follow } from "./use-follow";
import type { Result } from "./use-result";
import type { Selection } from "./use-selection";

const NoResults = onDemand(() => import("./no-results").then((module) => module.NoResults));
const FollowBar = onDemand(() => import("./follow-bar").then((module) => module.FollowBar));
const ColumnPicker = onDemand(() =>
  import("./column-picker").then((module) => module.ColumnPicker),
);

const ROW_HEIGHT: Readonly<Record<Density, number>> = { compact: 24, normal: 28, roomy: 36 };
const CARD_HEIGHT = 72;

/** The answer as a list, or why there is none. */
export function ResultTable({
  state,
  result,
  progress,
  total,
  selection,
  follow,
  wide,
  paused,
  picking,
  onPicking,
  onProgress,
  onSearch,
  onRange,
}: {
  readonly state: EventViewState;
  readonly result: Result;
  readonly progress: ListProgress;
  /** Events in all, when the histogram has counted them. */
  readonly total: number | undefined;
  readonly selection: Selection;
  /** Null where there is nothing to follow. */
  readonly follow: Follow | null;
  readonly wide: boolean;
  /** Read no further. */
  readonly paused: boolean;
  /** The choice of columns is open. */
  readonly picking: boolean;
  readonly onPicking: (open: boolean) => void;
  readonly onProgress: (progress: ListProgress) => void;
  readonly onSearch: (q: string) => void;
  readonly onRange: (range: TimeRange) => void;
}) {
  const { view, listing, change } = state;
  const { shown, stale } = result;
  const router = useRouter();
  // The server does not know which rows there is room for.
  const inBrowser = useInBrowser();
  const cards = useMedia("(max-width: 639px)");
  const [columns, setColumns] = useColumns(state);
  const onOpen = (key: string, how: "push" | "replace") => {
    if (wide) change({ e: key }, view.e === null ? "push" : how);
    else if (how === "push") router.push(eventPath(key, view));
  };
  const onColumns: typeof setColumns = (next) => {
    result.stay();
    setColumns(next);
  };
  const isEmpty = shown !== null && progress.isWhole && progress.known === 0;
  return (
    <>
      {follow === null || follow.state.is === "off" || shown === null ? null : (
        <FollowBar
          listing={listing}
          asof={shown.page.asof}
          state={follow.state}
          onLoad={result.renew}
          onResume={follow.toggle}
        />
      )}
      {shown === null || !inBrowser ? (
        result.state === "searching" || !inBrowser ? (
          <Skeleton lines={14} label="Loading events" />
        ) : null
      ) : isEmpty ? (
        <NoResults search={shown.listing} onSearch={onSearch} onRange={onRange} />
      ) : (
        <div className={`flex min-h-0 flex-1 ${stale ? "stale" : ""}`} aria-busy={stale}>
          <EventGrid
            shown={shown}
            total={total}
            openKey={view.e}
            cards={cards}
            rowHeight={cards ? CARD_HEIGHT : ROW_HEIGHT[view.dens]}
            columns={columns}
            since={result.since}
            paused={paused}
            selection={selection}
            onOpen={(row, how) => onOpen(row.key, how)}
            onClose={() => change(closeEvent)}
            onSort={(sort) => change({ sort })}
            onColumns={onColumns}
            onPick={() => onPicking(true)}
            onPlace={result.goTo}
            onReading={result.onReading}
            onProgress={onProgress}
            onAway={() => follow?.stop("you moved away from the newest events")}
          />
        </div>
      )}
      {picking ? (
        <ColumnPicker columns={columns} onColumns={onColumns} onClose={() => onPicking(false)} />
      ) : null}
    </>
  );
}
