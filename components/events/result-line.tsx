import { VisibleText } from "@/components/ui/visible-text";
import { formatCount, formatCounted } from "@/lib/format/count";
import { DENSITIES, type Density } from "@/lib/search/event-search";

const ROW_WORD: Readonly<Record<Density, string>> = {
  normal: "normal rows",
  compact: "compact rows",
  roomy: "roomy rows",
};

/** How much of the result is on screen, or why what is on screen is not the result. */
export function ResultLine({
  empty,
  reached,
  total,
  stale,
  refused,
  ignored,
  density,
  onDensity,
}: {
  /** Nothing was ever answered: there is no result to speak of. */
  readonly empty: boolean;
  readonly reached: number;
  readonly total: number | undefined;
  readonly stale: boolean;
  readonly refused: boolean;
  readonly ignored: readonly string[];
  readonly density: Density;
  readonly onDensity: (density: Density) => void;
}) {
  const text = refused
    ? empty
      ? "Nothing is shown: the query cannot be read. Mend it above."
      : "Results of the query before: the new one cannot be read."
    : empty
      ? "Searching…"
      : stale
        ? "Searching… these are the results of the query before."
        : total === undefined
          ? `${formatCounted(reached, "event")} loaded`
          : `${formatCount(Math.min(reached, total))} of ${formatCounted(total, "event")} loaded`;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 px-2 text-xs text-muted">
      <p role="status" className={`py-1 ${refused ? "text-warn" : ""}`}>
        {text}
      </p>
      {ignored.length > 0 ? (
        <p className="text-warn">
          This link has settings that this version does not know:{" "}
          <VisibleText text={ignored.join(", ").slice(0, 200)} />
        </p>
      ) : null}
      <select
        aria-label="Height of the rows"
        value={density}
        className="ms-auto h-6 rounded-sm bg-transparent hover:bg-hover max-sm:hidden"
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
  );
}
