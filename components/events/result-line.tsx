import { useIsFetching } from "@tanstack/react-query";
import { useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import type { EventListing } from "@/lib/api/event-queries";
import { type ListChoices, ListControls } from "./list-controls";
import { loadedWords } from "./loaded-words";
import type { Readings } from "./reading-line";
import { resultWords } from "./result-words";
import { useOverdue } from "./use-overdue";
import { isCount, type Result } from "./use-result";
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
  const isCounting = useIsFetching({ predicate: isCount }) > 0;
  const isWaiting = isSearching || isCounting;
  const isSlow = useOverdue(isWaiting ? asked : null, PATIENCE_MS);
  // Counts may have been stopped beside a list that is whole, which then tells nothing of it.
  const [pressed, setPressed] = useState<{ for: EventListing; act: "stop" | "again" } | null>(null);
  const act = pressed?.for === asked ? pressed.act : null;
  const isStopped = state === "cancelled" || (act === "stop" && !isWaiting);
  const words = resultWords(state, shown === null);
  const isWrong = words !== null && !isSearching;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 px-2 text-xs text-muted">
      {/* Wide enough by itself: what it says later makes the line no higher. */}
      <div className="flex min-w-0 flex-1 basis-40 items-center gap-x-3">
        {list === null ? null : (
          <p
            role="status"
            className={`py-1 empty:-me-3 ${words === null ? "shrink-0" : ""} ${isWrong ? "text-warn" : ""}`}
          >
            {words ?? loadedWords(progress.known, total, shown)}
          </p>
        )}
        {isSlow || isStopped || (act === "again" && isWaiting) ? (
          <SlowSearch
            isStopped={isStopped}
            onStop={() => {
              setPressed({ for: asked, act: "stop" });
              result.cancel();
              if (scan?.isRunning === true) scan.stop();
            }}
            onRetry={() => {
              setPressed({ for: asked, act: "again" });
              result.retry();
            }}
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
