import { PinButton } from "@/components/shell/pin-button";
import { Icon } from "@/components/ui/icon";
import type { PinAsked } from "@/lib/api/case-queries";
import { BYS, type By } from "@/lib/search/event-search";
import type { HistogramScale } from "./histogram-geometry";

const BY_WORD: Readonly<Record<By, string>> = {
  outcome: "by outcome",
  readonly: "by read-only",
  region: "by Region",
  service: "by service",
  user: "by user or role",
};

const CLASS = "h-6 rounded-sm px-1.5 text-muted hover:bg-hover hover:text-ink";

/** What the bars are stacked by, their scale, and more time. */
export function HistogramControls({
  by,
  scale,
  pin,
  onBy,
  onScale,
  onWider,
}: {
  readonly by: By;
  readonly scale: HistogramScale;
  /** What pinning the bars copies. */
  readonly pin: PinAsked;
  readonly onBy: (by: By) => void;
  readonly onScale: (scale: HistogramScale) => void;
  readonly onWider: () => void;
}) {
  return (
    <div className="ms-auto flex items-center" data-no-print>
      <select
        aria-label="Stack the bars"
        value={by}
        // As wide as the word that is chosen.
        className={`${CLASS} field-sizing-content bg-transparent`}
        onChange={(event) => {
          const chosen = BYS.find((each) => each === event.target.value);
          if (chosen !== undefined) onBy(chosen);
        }}
      >
        {BYS.map((each) => (
          <option key={each} value={each}>
            {BY_WORD[each]}
          </option>
        ))}
      </select>
      <button
        type="button"
        aria-pressed={scale === "log"}
        title="Logarithmic heights: the total of a bar is scaled, and its layers share it."
        className={`${CLASS} aria-pressed:bg-selected aria-pressed:text-ink`}
        onClick={() => onScale(scale === "log" ? "linear" : "log")}
      >
        log scale
      </button>
      <button
        type="button"
        title="Twice as much time (-, or double-click the bars)"
        className={`${CLASS} flex items-center gap-1`}
        onClick={onWider}
      >
        <Icon name="zoom-out" size={14} />
        <span className="max-sm:sr-only">Zoom out</span>
      </button>
      <PinButton pin={pin} what="this chart" className="h-6! text-xs" />
    </div>
  );
}
