/** What a permalink of a page says: which events, and how they are shown. */
export interface EventSearch {
  readonly q: string;
  /** ISO 8601 or relative, as written; null is no bound. See time-range.ts. */
  readonly from: string | null;
  readonly to: string | null;
  /** Ingest sequence that freezes the view. */
  readonly asof: number | null;
  /** Clock of the times on the page: `utc`, `local` or an IANA name; null is the reader's own. */
  readonly tz: string | null;
  readonly scope: string | null;
  readonly cols: readonly Column[];
  readonly sort: Sort;
  readonly by: By;
  readonly view: View;
  /** Key of the open event. */
  readonly e: string | null;
  readonly p: PanelTab;
  readonly ctx: string | null;
  readonly sel: string | null;
  readonly cmp: string | null;
  readonly grid: Grid;
  readonly dens: Density;
}

/** A table column; no width means the usual one. */
export interface Column {
  readonly field: string;
  readonly widthPx: number | null;
}

export const SORTS = ["-time", "time"] as const;
export const BYS = ["outcome", "readonly", "region", "service", "user"] as const;
export const VIEWS = ["table", "patterns", "compare"] as const;
export const PANEL_TABS = ["summary", "fields", "raw", "context", "related", "diff"] as const;
export const GRIDS = ["hour-day", "day", "hour", "map"] as const;
export const DENSITIES = ["normal", "compact", "roomy"] as const;

export type Sort = (typeof SORTS)[number];
export type By = (typeof BYS)[number];
export type View = (typeof VIEWS)[number];
export type PanelTab = (typeof PANEL_TABS)[number];
export type Grid = (typeof GRIDS)[number];
export type Density = (typeof DENSITIES)[number];

export const DEFAULT_SEARCH: EventSearch = {
  q: "",
  from: null,
  to: null,
  asof: null,
  tz: null,
  scope: null,
  cols: [],
  sort: "-time",
  by: "outcome",
  view: "table",
  e: null,
  p: "summary",
  ctx: null,
  sel: null,
  cmp: null,
  grid: "hour-day",
  dens: "normal",
};
