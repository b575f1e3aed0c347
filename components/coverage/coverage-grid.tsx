"use client";

import { useState } from "react";
import type { HeatBlock, HeatColumn, HeatRow } from "@/components/charts/heat-data";
import { HeatGrid } from "@/components/charts/heat-grid";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import type { CoverageGrid as Grid } from "@/lib/api/coverage-contract";
import { cellParam } from "./cell-param";
import type { CoverageHeat } from "./coverage-heat";
import { CoverageSelection } from "./coverage-selection";
import { type CoverageView, GRID_WORDS } from "./coverage-view";
import { ExportLinks } from "./export-links";

const HeatTable = onDemand(
  () => import("@/components/charts/heat-table").then((module) => module.HeatTable),
  <Skeleton lines={12} label="Loading the table" />,
);

const FEW_COLUMNS = 16;

/** Accounts and Regions by time, each cell with its state; or the same as a table. */
export function CoverageGrid({
  grid,
  heat,
  view,
  onChange,
}: {
  readonly grid: Grid;
  readonly heat: CoverageHeat;
  readonly view: CoverageView;
  readonly onChange: (change: Partial<CoverageView>) => void;
}) {
  const [selected, setSelected] = useState<HeatBlock | null>(null);
  const { rows, columns, cell } = heat;
  const open = (row: HeatRow, column: HeatColumn) => {
    const time = grid.columns[Number(column.id)];
    if (time !== undefined) onChange({ cell: cellParam(row.id, time) });
  };
  const label = `Coverage by account and Region, ${GRID_WORDS[grid.grid].toLowerCase()}`;
  const data = { label, rows, columns, cell };
  if (view.table) {
    // A table has no groups, and can be put into any order.
    const named = rows.map((row) => ({ ...row, header: `${row.group} ${row.header}` }));
    return (
      <HeatTable
        {...data}
        rows={named}
        rowWord="Account and Region"
        what="coverage"
        onOpen={open}
      />
    );
  }
  return (
    <div className="space-y-2">
      <HeatGrid
        {...data}
        // What was selected, and the focus, are places in rows and columns: others begin anew.
        key={[rows.map(({ id }) => id).join(), grid.grid, grid.columns[0]?.startMs].join()}
        begin={heat.begin}
        cellHeight={34}
        cellWidth={columns.length <= FEW_COLUMNS ? 56 : 32}
        headWidth={200}
        onOpen={open}
        onSelect={setSelected}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1" data-no-print>
        {selected === null ? (
          <p className="text-xs text-muted">
            Enter or a click shows what is known of a cell. Shift with the arrow keys or a click
            selects several.
          </p>
        ) : (
          <CoverageSelection block={selected} grid={grid} heat={heat} />
        )}
        <span className="ms-auto flex gap-1">
          <ExportLinks />
        </span>
      </div>
    </div>
  );
}
