import { VisibleText } from "@/components/ui/visible-text";
import type { Histogram } from "@/lib/api/contract";
import { formatCount, formatCounted } from "@/lib/format/count";
import { toVisible } from "@/lib/format/visible";
import { layerLooks, layerWord } from "./histogram-layers";
import { HistogramSwatch } from "./histogram-swatch";

/**
 * The layers from the bottom up, each with its word and its count in what is chosen. Pointing at
 * one, or focusing it, draws it alone; a click keeps it so.
 */
export function HistogramLegend({
  histogram,
  counts,
  pinned,
  onPoint,
  onPin,
}: {
  readonly histogram: Histogram;
  readonly counts: readonly number[];
  /** The layer that a click has left alone. */
  readonly pinned: number | null;
  readonly onPoint: (layer: number | null) => void;
  readonly onPin: (layer: number | null) => void;
}) {
  const { by, series, buckets, undated } = histogram;
  const looks = layerLooks(histogram);
  // Facets and the total count them too.
  const without =
    undated === 0 ? "" : `. ${formatCounted(undated, "event")} without a time are in no layer`;
  return (
    <ul
      aria-label="Layers of the bars, from the bottom up"
      className={`flex min-w-0 items-center gap-x-1 overflow-x-auto ${by === "outcome" ? "max-sm:basis-full" : "order-last basis-full"}`}
      onPointerLeave={() => onPoint(null)}
    >
      {series.map((each, layer) => {
        const { value } = each;
        const word = layerWord(histogram, each).slice(0, 200);
        const look = looks[layer];
        // Most records have an outcome; a layer that is nowhere needs no place here.
        const isEmpty = by === "outcome" && buckets.every((bucket) => bucket.counts[layer] === 0);
        if (look === undefined || (isEmpty && value === "unknown")) return null;
        const isPinned = pinned === layer;
        return (
          <li className="shrink-0" key={value === null ? "missing" : `=${value}`}>
            <button
              type="button"
              aria-pressed={isPinned}
              title={`${toVisible(word)}: draw this layer alone${without}`}
              className="flex h-6 items-center gap-1 rounded-sm px-1.5 whitespace-nowrap hover:bg-hover aria-pressed:bg-selected"
              onPointerEnter={() => onPoint(layer)}
              onFocus={() => onPoint(layer)}
              onBlur={() => onPoint(null)}
              onClick={() => onPin(isPinned ? null : layer)}
            >
              <HistogramSwatch by={by} value={value} look={look} />
              <span className="max-w-40 truncate text-muted">
                <VisibleText text={word} />
              </span>
              <span>{formatCount(counts[layer] ?? 0)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
