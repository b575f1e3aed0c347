"use client";

import { useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import type { CoverageGrid } from "@/lib/api/coverage-contract";
import { findCell } from "./cell-param";
import type { CoverageHeat } from "./coverage-heat";
import type { CoverageView } from "./coverage-view";

const CellDialog = onDemand(() => import("./cell-dialog").then((module) => module.CellDialog));

/** The cell that the link names, in a dialog, which stays to give the focus back when it closes. */
export function ShownCell({
  grid,
  heat,
  view,
  onClose,
}: {
  readonly grid: CoverageGrid;
  readonly heat: CoverageHeat;
  readonly view: Pick<CoverageView, "cell" | "family">;
  readonly onClose: () => void;
}) {
  const [wasOpen, setWasOpen] = useState(false);
  const found = findCell(view.cell, grid.columns, heat.places);
  const cell = found?.row.cells.find(({ column }) => column === found.at);
  const open =
    found === null || cell === undefined
      ? null
      : {
          row: found.row,
          cell,
          time: found.time,
          when: heat.columns[found.at]?.longLabel ?? "",
        };
  if (open !== null && !wasOpen) setWasOpen(true);
  if (!wasOpen) return null;
  return <CellDialog open={open} grid={grid} family={view.family} onClose={onClose} />;
}
