import { HEAT_LABELS, HEAT_STEPS, type HeatStep } from "@/lib/format/heat-step";
import { STATE_WORDS } from "./heat-data";

const EMPTIES = ["none", "uncovered", "not-enabled"] as const;
const SWATCH = "heat-cell flex h-5 min-w-6 items-center justify-center rounded-xs px-1";

/** What the colours mean, the three kinds of nothing, and the letters of unusual cells. */
export function HeatLegend({
  labels = HEAT_LABELS,
  marks = [],
}: {
  /** The counts of each step; `RELATIVE_LABELS` for the relative scale. */
  readonly labels?: Readonly<Record<HeatStep, string>>;
  /** Letters that cells of this grid may carry, with what each means: `new Region`. */
  readonly marks?: readonly { readonly letter: string; readonly word: string }[];
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted">
      <ul aria-label="Events in a cell, by colour" className="flex flex-wrap gap-px">
        {HEAT_STEPS.map((step) => (
          <li key={step} data-heat={step} className={SWATCH}>
            {labels[step]}
          </li>
        ))}
      </ul>
      <ul aria-label="Cells without events" className="flex flex-wrap gap-x-3">
        {EMPTIES.map((state) => (
          <li key={state} className="flex items-center gap-1">
            <span aria-hidden="true" data-state={state} className={SWATCH}>
              {state === "not-enabled" ? "–" : ""}
            </span>
            {STATE_WORDS[state]}
          </li>
        ))}
      </ul>
      {marks.length === 0 ? null : (
        <ul aria-label="Marks of unusual cells" className="flex flex-wrap gap-x-3">
          {marks.map(({ letter, word }) => (
            <li key={letter} className="flex items-center gap-1">
              <span data-marks={letter} className={SWATCH} />
              {word}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
