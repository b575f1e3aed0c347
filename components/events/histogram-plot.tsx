import { type RefObject, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { useBoxWidth } from "@/components/ui/use-box-width";
import type { Histogram } from "@/lib/api/contract";
import { formatTime, type Zone } from "@/lib/format/time";
import type { Selection } from "./brush-keys";
import { HistogramBars } from "./histogram-bars";
import { bucketCount, type HistogramScale } from "./histogram-geometry";
import type { HistogramActs } from "./histogram-menu";
import type { SelectedTime } from "./histogram-selection";
import type { useBrush } from "./use-brush";

const parts = () => import("./histogram-parts").then((module) => module.histogramParts);
const HistogramHandles = onDemand(async () => (await parts()).HistogramHandles);
const HistogramMenu = onDemand(async () => (await parts()).HistogramMenu);

const BUTTON = 24;

/** The bars and all that can be touched on them: cursor, the ends of the range, the menu. */
export function HistogramPlot({
  ref,
  histogram,
  brush,
  chosen,
  selected,
  zone,
  scale,
  only,
  words,
  acts,
  menuOpen,
  onMenu,
  onMenuClosed,
}: {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly histogram: Histogram;
  readonly brush: ReturnType<typeof useBrush>;
  readonly chosen: Selection | null;
  readonly selected: SelectedTime | null;
  readonly zone: Zone;
  readonly scale: HistogramScale;
  readonly only: number | null;
  /** The chosen time and its counts. */
  readonly words: string;
  readonly acts: HistogramActs;
  readonly menuOpen: boolean;
  readonly onMenu: () => void;
  /** `back`: focus belongs on the bars again. */
  readonly onMenuClosed: (back: boolean) => void;
}) {
  const around = useRef<HTMLDivElement>(null);
  const width = useBoxWidth(around);
  const count = bucketCount(histogram);
  const [wasFocused, setWasFocused] = useState(false);
  const { cursor } = brush;
  const middle = (((chosen?.to ?? 0) + 0.5) / count) * width;
  return (
    <div ref={around} className="relative" {...brush.around}>
      <div
        ref={ref}
        role="slider"
        tabIndex={0}
        aria-label="Time of the bars. Shift and arrows choose more, Enter zooms, s selects, the menu key has more"
        aria-valuemin={0}
        aria-valuemax={count - 1}
        aria-valuenow={cursor ?? 0}
        aria-valuetext={words}
        aria-keyshortcuts="Enter s + - Shift+F10"
        className="h-24 cursor-crosshair touch-pan-y select-none"
        {...brush.plot}
        // The ends are moved by keys alone, which come by way of the bars.
        onFocus={() => setWasFocused(true)}
      >
        {width > 0 ? (
          <HistogramBars
            histogram={histogram}
            width={width}
            scale={scale}
            only={only}
            chosen={chosen}
            selected={selected}
            zone={zone}
          />
        ) : null}
      </div>
      {width > 0 && wasFocused ? (
        <HistogramHandles
          chosen={chosen}
          count={count}
          width={width}
          describe={(bucket) => formatTime(histogram.fromMs + bucket * histogram.bucketMs, zone)}
          onMark={brush.mark}
          onKeyDown={brush.onKeyDown}
        />
      ) : null}
      {width > 0 && cursor !== null && !menuOpen ? (
        <button
          type="button"
          aria-label="What to do with the chosen bars"
          aria-haspopup="menu"
          style={{ left: Math.max(0, Math.min(middle - BUTTON / 2, width - BUTTON)) }}
          className="absolute top-20 flex size-6 items-center justify-center rounded-sm border border-line bg-raised hover:bg-hover"
          onClick={onMenu}
        >
          <Icon name="ellipsis" size={14} />
        </button>
      ) : null}
      {menuOpen ? (
        <HistogramMenu label={words} at={middle} width={width} acts={acts} onClose={onMenuClosed} />
      ) : null}
    </div>
  );
}
