import type { HeatCell, HeatColumn, HeatRow } from "@/components/charts/heat-data";
import type { RegionGrid } from "@/lib/api/region-contract";
import type { Zone } from "@/lib/format/time";
import { largestCount, lineCells } from "./region-cells";
import { toHeatColumns } from "./region-columns";
import { type RegionLine, regionLines } from "./region-lines";
import type { RegionView } from "./region-view";

/** A grid of Regions as the heat grid and its table take it, with what is behind each row. */
export interface RegionHeat {
  readonly rows: readonly HeatRow[];
  readonly columns: readonly HeatColumn[];
  readonly lines: ReadonlyMap<string, RegionLine>;
  readonly cell: (row: HeatRow, column: HeatColumn) => HeatCell | null;
  /** The largest count of a row. */
  readonly largest: (row: HeatRow) => number;
  /** The first unusual cell, else the first with events, else the first one. */
  readonly begin: { readonly row: number; readonly column: number };
}

export function toRegionHeat(
  grid: RegionGrid,
  view: Pick<RegionView, "show" | "split" | "sort" | "out">,
  zone: Zone,
): RegionHeat {
  const columns = toHeatColumns(grid, zone);
  const shown = regionLines(grid, view);
  const lines = new Map(shown.map((line) => [line.id, line]));
  const cells = new Map(shown.map((line) => [line.id, lineCells(line, columns, view.out)]));
  const largest = new Map(shown.map((line) => [line.id, largestCount(line, view.out)]));
  return {
    rows: shown.map((line) => toHeatRow(line, view.sort === "place")),
    columns,
    lines,
    cell: (row, column) => cells.get(row.id)?.[Number(column.id)] ?? null,
    largest: (row) => largest.get(row.id) ?? 0,
    begin: findBegin(shown.map(({ id }) => cells.get(id) ?? [])),
  };
}

function toHeatRow({ id, title, row, flags, place }: RegionLine, isGrouped: boolean): HeatRow {
  // What is cut on a narrow screen should be the name, which the code says too.
  const sub = [...flags, row.name ?? ""].filter((word) => word !== "").join(" · ");
  return { id, header: title, ...(sub !== "" && { sub }), ...(isGrouped && { group: place }) };
}

function findBegin(cells: readonly (readonly HeatCell[])[]) {
  const kinds = [
    ({ marks = [] }: HeatCell) => marks.length > 0,
    ({ state }: HeatCell) => state === "counted",
  ];
  for (const isOne of kinds) {
    const row = cells.findIndex((each) => each.some(isOne));
    if (row !== -1) return { row, column: cells[row]?.findIndex(isOne) ?? 0 };
  }
  return { row: 0, column: 0 };
}
