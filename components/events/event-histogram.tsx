"use client";

import { useRef, useState } from "react";
import { usePreferences } from "@/components/shell/preferences";
import type { TimeRange } from "@/components/shell/time-range";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { codeOnDemand, withCode } from "@/components/ui/code-on-demand";
import { onDemand } from "@/components/ui/on-demand";
import type { Histogram } from "@/lib/api/contract";
import { formatCounted } from "@/lib/format/count";
import { formatRange, toIsoTime } from "@/lib/format/time";
import type { Selection } from "./brush-keys";
import { closeEvent } from "./close-event";
import { HistogramControls } from "./histogram-controls";
import { bucketCount, bucketTotal, sumBuckets } from "./histogram-geometry";
import { HistogramLegend } from "./histogram-legend";
import { HistogramNotes } from "./histogram-notes";
import { HistogramPlot } from "./histogram-plot";
import { parseSelection, printSelection, type SelectedTime } from "./histogram-selection";
import { HistogramTable } from "./histogram-table";
import { countsInWords } from "./histogram-words";
import { pinnedSearch } from "./pinned-search";
import { useBrush } from "./use-brush";
import { useEventView } from "./use-event-view";
import { useKept } from "./use-kept";

const SHIFT = codeOnDemand(() => import("@/components/shell/shift-range"));
type ShiftCode = typeof import("@/components/shell/shift-range");
const Selected = onDemand(() =>
  import("./histogram-parts").then((module) => module.histogramParts.HistogramSelected),
);

/** Events over time in layers. Drag, click or keys choose a time; hatching is no data. */
export function EventHistogram({
  histogram,
  onZoom,
}: {
  readonly histogram: Histogram;
  readonly onZoom: (range: TimeRange) => void;
}) {
  const { zone } = usePreferences();
  const { view, listing, change } = useEventView();
  const [keptScale, keepScale] = useKept("histogram-scale");
  const scale = keptScale === "log" ? "log" : "linear";
  const [pointed, setPointed] = useState<number | null>(null);
  const [pinned, setPinned] = useState<number | null>(null);
  // The bars that the open menu is about: the pointer passes others on its way to it.
  const [menuFor, setMenuFor] = useState<Selection | null>(null);
  // What was on screen when the reader zoomed: the answer after it is announced.
  const [left, setLeft] = useState<Histogram | null>(null);
  const plot = useRef<HTMLDivElement>(null);

  const { fromMs, toMs, bucketMs, series } = histogram;
  const count = bucketCount(histogram);
  const edge = (index: number) => Math.min(toMs, fromMs + index * bucketMs);
  const zoom = (range: TimeRange) => {
    setLeft(histogram);
    onZoom(range);
  };
  const zoomTo = (time: SelectedTime) => zoom(rangeOf(time));
  const select = (time: SelectedTime) => change({ sel: printSelection(time) });
  const span = (firstBucket: number, end: number) => ({
    fromMs: edge(firstBucket),
    toMs: edge(end),
  });
  // Around the time that is asked for by then, not the one of the bars: these may begin before it,
  // and after a quick press on another key they are still those of the time before.
  const zoomAround = (around: (code: ShiftCode, asked: SelectedTime) => TimeRange) =>
    withCode(SHIFT, (code) => {
      setLeft(histogram);
      change((before) => {
        const { from, to } = before;
        const range = { from: from ?? undefined, to: to ?? undefined };
        const next = around(code, code.askedSpan(range, histogram, Date.now()) ?? histogram);
        return { ...closeEvent(before), from: next.from ?? null, to: next.to ?? null };
      });
    });
  const wider = () => zoomAround(({ zoomOut }, asked) => zoomOut(asked));
  const brush = useBrush(count, {
    zoom: (from, end) => zoomTo(span(from, end)),
    select: (from, end) => select(span(from, end)),
    zoomOut: wider,
    openMenu: () => openMenu(),
  });
  const chosen = menuFor ?? brush.chosen;
  const first = chosen === null ? 0 : Math.min(chosen.from, chosen.to);
  const last = chosen === null ? count - 1 : Math.max(chosen.from, chosen.to);
  const openMenu = () => setMenuFor({ from: first, to: last });
  const time = span(first, last + 1);
  const closer = () =>
    zoomAround(({ zoomIn }, asked) => zoomIn(chosen === null ? asked : time, asked));
  useShortcuts({ "-": wider, "+": closer });

  const sums = sumBuckets(histogram, first, last);
  const when = formatRange(time.fromMs, time.toMs, zone);
  const selected = parseSelection(view.sel);
  const back = (refocus: boolean) => {
    setMenuFor(null);
    if (refocus) plot.current?.focus();
  };
  const only = [pointed, pinned].find((layer) => layer !== null && layer < series.length) ?? null;

  return (
    <section aria-label="Events over time" className="border-b border-line bg-surface px-3 pt-1.5">
      <div className="flex min-h-6 flex-wrap items-center gap-x-4 text-xs sm:whitespace-nowrap">
        <p className="font-mono">{when}</p>
        <HistogramLegend
          histogram={histogram}
          counts={sums.counts}
          pinned={pinned}
          onPoint={setPointed}
          onPin={setPinned}
        />
        <HistogramNotes histogram={histogram} late={sums.late} />
        <HistogramControls
          by={view.by}
          scale={scale}
          pin={{ kind: "chart", by: view.by, ...pinnedSearch(listing) }}
          onBy={(by) => {
            setPinned(null);
            change({ by }, "replace");
          }}
          onScale={keepScale}
          onWider={wider}
        />
      </div>
      <HistogramPlot
        ref={plot}
        histogram={histogram}
        brush={brush}
        selected={selected}
        zone={zone}
        scale={scale}
        only={only}
        words={`${when}: ${countsInWords(histogram, sums)}`}
        chosen={chosen}
        menuOpen={menuFor !== null}
        onMenu={openMenu}
        onMenuClosed={back}
        acts={{
          zoom: () => zoomTo(time),
          setStart: () => zoom({ from: toIsoTime(time.fromMs), to: view.to ?? undefined }),
          setEnd: () => zoom({ from: view.from ?? undefined, to: toIsoTime(time.toMs) }),
          select: () => select(time),
        }}
      />
      {selected === null ? null : (
        <Selected
          selected={selected}
          isCompared={view.view === "compare"}
          onCompare={() => change({ view: "compare" })}
          onClear={() => {
            change({ sel: null });
            plot.current?.focus();
          }}
        />
      )}
      <HistogramTable histogram={histogram} />
      <p role="status" className="sr-only">
        {left === null || left === histogram
          ? ""
          : `Showing ${formatRange(fromMs, toMs, zone)}: ${formatCounted(bucketTotal(sumBuckets(histogram, 0, count - 1)), "event")}`}
      </p>
    </section>
  );
}

function rangeOf({ fromMs, toMs }: SelectedTime): TimeRange {
  return { from: toIsoTime(fromMs), to: toIsoTime(toMs) };
}
