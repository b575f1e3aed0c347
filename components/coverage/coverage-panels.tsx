"use client";

import type { CoverageGrid } from "@/lib/api/coverage-contract";
import { GapList } from "./gap-list";
import { PlaceList } from "./place-list";
import { SilentRegions } from "./silent-regions";
import { TrailSection } from "./trail-section";

/** What stands below the grid: gaps, deliveries, silent Regions, and how the trails are set up. */
export function CoveragePanels({ grid }: { readonly grid: CoverageGrid }) {
  return (
    <div className="space-y-8">
      <GapList gaps={grid.gaps} moreGaps={grid.moreGaps} />
      <SilentRegions silent={grid.silent} rows={grid.rows} />
      <PlaceList rows={grid.rows} />
      <TrailSection />
    </div>
  );
}
