import { usePreferences } from "@/components/shell/preferences";
import { formatRange } from "@/lib/format/time";
import type { SelectedTime } from "./histogram-selection";

const CLASS = "h-6 rounded-sm border border-line px-2 hover:bg-hover";

/** The time that was selected, and what can be done with it. */
export function HistogramSelected({
  selected,
  isCompared,
  onCompare,
  onClear,
}: {
  readonly selected: SelectedTime;
  /** True in the compare view, where it is compared already. */
  readonly isCompared: boolean;
  readonly onCompare: () => void;
  readonly onClear: () => void;
}) {
  const { zone } = usePreferences();
  return (
    <div className="flex flex-wrap items-center gap-2 py-0.5 text-xs">
      <p role="status">
        Selected{" "}
        <span className="font-mono">{formatRange(selected.fromMs, selected.toMs, zone)}</span>
      </p>
      {isCompared ? null : (
        <button type="button" className={CLASS} onClick={onCompare}>
          Compare
        </button>
      )}
      <button type="button" className={CLASS} onClick={onClear}>
        Clear
      </button>
    </div>
  );
}
