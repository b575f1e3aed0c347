import { Columns3, Radio } from "lucide-react";
import { VisibleText } from "@/components/ui/visible-text";
import type { PagePlace } from "@/lib/api/event-queries";
import { formatCount, formatCounted } from "@/lib/format/count";
import { DENSITIES, type Density } from "@/lib/search/event-search";
import type { ListProgress } from "./list-progress";
import { ScanProgress } from "./scan-progress";
import { ViewSwitch } from "./view-switch";

const ROW_WORD: Readonly<Record<Density, string>> = {
  normal: "normal rows",
  compact: "compact rows",
  roomy: "roomy rows",
};

const QUIET = "flex h-6 items-center gap-1 rounded-sm px-1.5 hover:bg-hover hover:text-ink";

/** How much of the result is on screen, or why what is on screen is not the result. */
export function ResultLine({
  empty,
  progress,
  place,
  total,
  stale,
  isMoving,
  refused,
  ignored,
  density,
  following,
  paused,
  onDensity,
  onColumns,
  onFollow,
  onPaused,
}: {
  /** Nothing was ever answered: there is no result to speak of. */
  readonly empty: boolean;
  readonly progress: ListProgress;
  readonly place: PagePlace;
  readonly total: number | undefined;
  readonly stale: boolean;
  /** Another part of the same list is on its way. */
  readonly isMoving: boolean;
  readonly refused: boolean;
  readonly ignored: readonly string[];
  readonly density: Density;
  readonly following: boolean;
  /** Reading of records is stopped. */
  readonly paused: boolean;
  readonly onDensity: (density: Density) => void;
  readonly onColumns: () => void;
  /** Absent where there is nothing to follow: an end in the past, a frozen list, oldest first. */
  readonly onFollow: (() => void) | undefined;
  readonly onPaused: (paused: boolean) => void;
}) {
  const text = refused
    ? empty
      ? "Nothing is shown: the query cannot be read. Mend it above."
      : "Results of the query before: the new one cannot be read."
    : empty
      ? "Searching…"
      : isMoving
        ? "Loading another part of the list…"
        : stale
          ? "Searching… these are the results of the query before."
          : loadedWords(progress.known, total, place);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 px-2 text-xs text-muted">
      <p role="status" className={`py-1 ${refused ? "text-warn" : ""}`}>
        {text}
      </p>
      {empty || stale ? null : (
        <ScanProgress progress={progress} paused={paused} onPaused={onPaused} />
      )}
      {ignored.length > 0 ? (
        <p className="text-warn">
          This link has settings that this version does not know:{" "}
          <VisibleText text={ignored.join(", ").slice(0, 200)} />
        </p>
      ) : null}
      <div className="ms-auto flex flex-wrap items-center gap-1" data-no-print>
        <ViewSwitch />
        <button
          type="button"
          className={`${QUIET} aria-pressed:bg-selected aria-pressed:text-ink disabled:opacity-50`}
          aria-pressed={following}
          aria-keyshortcuts="F"
          disabled={onFollow === undefined}
          title={
            onFollow === undefined
              ? "Only a list of the newest events that is not frozen can be followed"
              : "Say when newer events arrive (F)"
          }
          onClick={onFollow}
        >
          <Radio size={14} aria-hidden="true" />
          Follow
        </button>
        <button type="button" className={`${QUIET} max-sm:hidden`} onClick={onColumns}>
          <Columns3 size={14} aria-hidden="true" />
          Columns
        </button>
        <select
          aria-label="Height of the rows"
          value={density}
          className="h-6 rounded-sm bg-transparent hover:bg-hover max-sm:hidden"
          onChange={(event) => {
            const chosen = DENSITIES.find((each) => each === event.target.value);
            if (chosen !== undefined) onDensity(chosen);
          }}
        >
          {DENSITIES.map((each) => (
            <option key={each} value={each}>
              {ROW_WORD[each]}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

function loadedWords(known: number, total: number | undefined, place: PagePlace): string {
  const loaded = total === undefined ? known : Math.min(known, total);
  const of = total === undefined ? "" : ` of ${formatCounted(total, "event")}`;
  const count = total === undefined ? formatCounted(loaded, "event") : formatCount(loaded);
  if (place !== null && "at" in place) return `The last ${count}${of} loaded`;
  const isAround = place !== null && "around" in place && known !== total;
  return `${count}${of} loaded${isAround ? ", around one event" : ""}`;
}
