import { among, flag, linkSettings } from "@/components/shell/link-settings";
import type { RegionGridName } from "@/lib/api/region-contract";

export const SHOWN_GRIDS = ["day", "hour", "hour-day", "week", "map"] as const satisfies readonly (
  | RegionGridName
  | "map"
)[];
export const ROW_SORTS = ["place", "unusual", "volume", "name"] as const;
export const COUNTED = ["events", "denied"] as const;

export type ShownGrid = (typeof SHOWN_GRIDS)[number];
export type RowSort = (typeof ROW_SORTS)[number];
export type Counted = (typeof COUNTED)[number];

/** What a link says of how the Regions are shown; their period and accounts stand beside it. */
export interface RegionView {
  /** Null: what suits the period. */
  readonly grid: ShownGrid | null;
  /** Global services in rows of their own. */
  readonly split: boolean;
  /** All Regions of AWS, or those of which there is something to say. */
  readonly show: "some" | "all";
  readonly sort: RowSort;
  /** Colours relative to the largest count of the row. */
  readonly rel: boolean;
  readonly table: boolean;
  /** Which events the cells count. */
  readonly out: Counted;
}

export const DEFAULT_VIEW: RegionView = {
  grid: null,
  split: false,
  show: "some",
  sort: "place",
  rel: false,
  table: false,
  out: "events",
};

const SETTINGS = linkSettings<RegionView>(DEFAULT_VIEW, {
  grid: among(SHOWN_GRIDS),
  split: flag,
  show: among(["all"]),
  sort: among(ROW_SORTS),
  rel: flag,
  table: flag,
  out: among(COUNTED),
});

export const parseRegionView = SETTINGS.parse;
export const printRegionView = SETTINGS.print;

/** What the server is asked for: the map needs the Regions' totals alone, in whichever columns. */
export function gridAsked({ grid }: RegionView): { readonly grid?: RegionGridName } {
  return grid === null || grid === "map" ? {} : { grid };
}
