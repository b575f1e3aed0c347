import { CompareRange } from "./compare-range";

/** Nothing is selected yet: how to select, with and without dragging. */
export function CompareNone({
  onSelect,
}: {
  /** Gets the selection as the URL carries it. */
  readonly onSelect: (sel: string) => void;
}) {
  return (
    <div className="mt-4 max-w-2xl space-y-4">
      <h2 className="text-lg font-semibold">Select what to compare</h2>
      <p>
        A selection is a part of the time. Trailglass then shows which values are more frequent in
        it than elsewhere: who, from where, which calls, with which result. Without one the whole
        range is compared, with what you choose above.
      </p>
      <ul className="list-disc space-y-1 ps-5">
        <li>Hold Shift and drag over the bars.</li>
        <li>
          With the keyboard: focus the bars, move with the arrows, choose more with Shift and the
          arrows, then press <kbd>s</kbd>.
        </li>
        <li>Press the button under a bar, or the menu key, and take “Select for compare”.</li>
        <li>
          Or write its start and end:
          <div className="pt-1">
            <CompareRange
              from=""
              to=""
              word="Select"
              onChoose={(from, to) => onSelect(`${from}..${to}`)}
            />
          </div>
        </li>
      </ul>
    </div>
  );
}
