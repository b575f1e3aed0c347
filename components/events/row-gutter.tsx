import type { ArrivalMark } from "./arrival-mark";
import { STICKY } from "./event-row-line";

const WORDS = {
  new: "New: arrived since the list was loaded before",
  late: "Late: delivered more than an hour after it happened",
} as const;

// The box is drawn, not an element: the row itself tells assistive technology that it is selected.
const BOX =
  "before:flex before:size-4 before:items-center before:justify-center before:rounded-xs before:border before:border-edge before:text-xs before:leading-none before:text-on-accent before:opacity-0 before:content-[''] group-hover/row:before:opacity-100 group-data-selecting/grid:before:opacity-100 pointer-coarse:before:opacity-100 group-aria-selected/row:before:border-accent group-aria-selected/row:before:bg-accent group-aria-selected/row:before:opacity-100 group-aria-selected/row:before:content-['✓']";

/** The left edge of a row: a box that selects it, and a mark when it has just arrived. */
export function RowGutter({
  mark,
  sticky,
}: {
  readonly mark: ArrivalMark;
  readonly sticky: boolean;
}) {
  return (
    <td
      aria-colindex={1}
      data-select
      title="Select (Space)"
      className={`left-0 flex items-center justify-center ${BOX} ${sticky ? STICKY : "relative"}`}
    >
      {mark === null ? null : (
        <span
          title={WORDS[mark]}
          className={`absolute inset-y-0 left-0 w-1 ${mark === "new" ? "bg-accent" : "bg-warn"}`}
        >
          <span className="sr-only">{mark}</span>
        </span>
      )}
    </td>
  );
}
