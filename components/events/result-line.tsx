import { onDemand } from "@/components/ui/on-demand";
import type { EventListing } from "@/lib/api/event-queries";
import { type ListChoices, ListControls } from "./list-controls";
import { loadedWords } from "./loaded-words";
import type { Readings } from "./reading-line";
import { resultWords } from "./result-words";
import { useOverdue } from "./use-overdue";
import type { Result } from "./use-result";
import { ViewSwitch } from "./view-switch";

const SlowSearch = onDemand(() => import("./slow-search").then((module) => module.SlowSearch));
const ReadingLine = onDemand(() => import("./reading-line").then((module) => module.ReadingLine));

/** After this the seconds of a search are shown, and it can be cancelled. */
const PATIENCE_MS = 2_000;

/**
 * How much of the result is on screen, or why what is on screen is not the result; and how it is
 * shown. One line above all views.
 */
export function ResultLine({
  result,
  asked,
  readings,
  total,
  list,
}: {
  readonly result: Result;
  /** What the result is to answer. */
  readonly asked: EventListing;
  readonly readings: Readings;
  readonly total: number | undefined;
  /** Null where another view than the list is shown. */
  readonly list: ListChoices | null;
}) {
  const { state, shown } = result;
  const { scan, progress } = readings;
  const isSearching = state === "searching" || state === "moving";
  const isSlow = useOverdue(isSearching ? asked : null, PATIENCE_MS);
  const words = resultWords(state, shown === null);
  const isWrong = words !== null && !isSearching;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 px-2 text-xs text-muted">
      {/* Wide enough by itself: what it says later makes the line no higher. */}
      <div className="flex min-w-0 flex-1 basis-40 items-center gap-x-3">
        {list === null ? null : (
          <p
            role="status"
            className={`py-1 ${words === null ? "shrink-0" : ""} ${isWrong ? "text-warn" : ""}`}
          >
            {words ?? loadedWords(progress.known, total, shown)}
          </p>
        )}
        {isSlow || state === "cancelled" ? (
          <SlowSearch
            isCancelled={state === "cancelled"}
            onCancel={result.cancel}
            onRetry={result.retry}
          />
        ) : null}
        {words === null && (scan !== null || progress.scanned !== null) ? (
          <ReadingLine {...readings} />
        ) : null}
      </div>
      <div className="ms-auto flex flex-wrap items-center gap-1" data-no-print>
        <ViewSwitch />
        {list === null ? null : <ListControls {...list} />}
      </div>
    </div>
  );
}
