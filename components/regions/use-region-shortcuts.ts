"use client";

import { useShortcuts } from "@/components/shell/use-shortcuts";
import type { RegionView } from "./region-view";

/** Keys for how the Regions are shown; the map has no rows to divide. */
export function useRegionShortcuts(
  { grid, split, show, rel, table }: RegionView,
  change: (change: Partial<RegionView>) => void,
): void {
  const isMap = grid === "map";
  const toTable = () => change({ table: !table });
  const toSplit = () => change({ split: !split });
  useShortcuts({
    T: toTable,
    m: () => change({ grid: isMap ? null : "map" }),
    a: () => change({ show: show === "all" ? "some" : "all" }),
    r: () => change({ rel: !rel }),
    ...(!isMap && { S: toSplit }),
  });
}
