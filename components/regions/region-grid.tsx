"use client";

import { useRouter } from "next/navigation";
import { useCallback, useMemo, useState } from "react";
import type { HeatBlock, HeatColumn, HeatRow } from "@/components/charts/heat-data";
import { HeatGrid } from "@/components/charts/heat-grid";
import { HeatLegend } from "@/components/charts/heat-legend";
import { pageRoute } from "@/components/shell/page-route";
import { PinButton } from "@/components/shell/pin-button";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { eventHref } from "@/lib/api/event-href";
import type { RegionGrid as Grid } from "@/lib/api/region-contract";
import { HEAT_LABELS, heatStep, RELATIVE_LABELS, relativeStep } from "@/lib/format/heat-step";
import { GridCsv } from "./grid-csv";
import { GRID_WORDS } from "./region-controls";
import type { RegionHeat } from "./region-heat";
import { cellLink, gridPin, type LinkBounds, type SelectedBlock } from "./region-links";
import type { RegionView } from "./region-view";
import { COUNTED_WORDS, LEGEND_MARKS } from "./region-words";
import { SelectionBar } from "./selection-bar";

const HeatTable = onDemand(
  () => import("@/components/charts/heat-table").then((module) => module.HeatTable),
  <Skeleton lines={12} label="Loading the table" />,
);

const FEW_COLUMNS = 16;

/** Regions by time as colours, or as a table; each number leads to its events. */
export function RegionGrid({
  grid,
  heat,
  view,
  bounds,
}: {
  readonly grid: Grid;
  readonly heat: RegionHeat;
  readonly view: RegionView;
  readonly bounds: LinkBounds;
}) {
  const router = useRouter();
  const [selected, setSelected] = useState<HeatBlock | null>(null);
  const { rows, columns, cell, lines, largest } = heat;
  const block = useMemo(() => toBlock(selected, heat, grid), [selected, heat, grid]);
  const stepOf = useCallback(
    (count: number, row: HeatRow) =>
      view.rel ? relativeStep(count, largest(row)) : heatStep(count),
    [view.rel, largest],
  );
  const open = (row: HeatRow, column: HeatColumn) => {
    const [line, time] = [lines.get(row.id), grid.columns[Number(column.id)]];
    if (line === undefined || time === undefined) return;
    router.push(pageRoute(eventHref(cellLink(line, time, bounds))));
  };
  const what = COUNTED_WORDS[view.out];
  const label = `${what[0]?.toUpperCase()}${what.slice(1)} by Region, ${GRID_WORDS[grid.grid].toLowerCase()}`;
  const data = { label, rows, columns, cell };
  if (view.table) return <HeatTable rowWord="Region" what="regions" onOpen={open} {...data} />;
  return (
    <div className="space-y-2">
      <HeatLegend labels={view.rel ? RELATIVE_LABELS : HEAT_LABELS} marks={LEGEND_MARKS} />
      <HeatGrid
        {...data}
        // What was selected, and the focus, are places in rows and columns: others begin anew.
        key={[rows.map(({ id }) => id).join(), grid.grid, columns.length].join()}
        stepOf={stepOf}
        begin={heat.begin}
        headWidth={280}
        cellHeight={34}
        cellWidth={columns.length <= FEW_COLUMNS ? 56 : 32}
        onOpen={open}
        onSelect={setSelected}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1" data-no-print>
        {block === null ? (
          <p className="text-xs text-muted">
            Enter or a click shows the events of a cell. Shift with the arrow keys or a click
            selects several.
          </p>
        ) : (
          <SelectionBar block={block} bounds={bounds} />
        )}
        <span className="ms-auto flex items-center gap-1">
          <PinButton pin={gridPin(bounds)} what="this chart" hasKey />
          <GridCsv data={data} />
        </span>
      </div>
    </div>
  );
}

/** What stands behind selected rows and columns; null when they are not on screen any more. */
function toBlock(
  selected: HeatBlock | null,
  { lines }: RegionHeat,
  { columns }: Grid,
): SelectedBlock | null {
  const block = {
    lines: selected?.rows.flatMap(({ id }) => lines.get(id) ?? []) ?? [],
    columns: selected?.columns.flatMap(({ id }) => columns[Number(id)] ?? []) ?? [],
    first: Number(selected?.columns[0]?.id ?? 0),
  };
  return block.lines.length === 0 || block.columns.length === 0 ? null : block;
}
