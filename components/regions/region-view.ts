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

type Given = readonly (readonly [name: string, value: string])[];
type Readers = { readonly [Name in keyof RegionView]: (text: string) => RegionView[Name] | null };

const among =
  <Value extends string>(values: readonly Value[]) =>
  (text: string) =>
    values.find((value) => value === text) ?? null;
const flag = (text: string) => (text === "1" ? true : null);

const READERS: Readers = {
  grid: among(SHOWN_GRIDS),
  split: flag,
  show: among(["all"]),
  sort: among(ROW_SORTS),
  rel: flag,
  table: flag,
  out: among(COUNTED),
};

/** Read elsewhere: the period and the clock. */
const OTHERS: ReadonlySet<string> = new Set(["from", "to", "scope", "tz"]);

/**
 * Reads the search part of a link. Never throws: what is unknown, given twice or cannot be read is
 * left out and named.
 */
export function parseRegionView(given: Given): {
  readonly view: RegionView;
  readonly ignored: readonly string[];
} {
  const view = { ...DEFAULT_VIEW };
  const ignored = new Set<string>();
  const seen = new Set<string>();
  for (const [name, value] of given) {
    const isRepeated = seen.has(name);
    seen.add(name);
    if (OTHERS.has(name) && !isRepeated) continue;
    const found = isName(name) && !isRepeated && value !== "" ? READERS[name](value) : null;
    if (found !== null) Object.assign(view, { [name]: found });
    else if (value !== "" || !isName(name)) ignored.add(name);
  }
  return { view, ignored: [...ignored] };
}

/** What the server is asked for: the map needs the Regions' totals alone, in whichever columns. */
export function gridAsked({ grid }: RegionView): { readonly grid?: RegionGridName } {
  return grid === null || grid === "map" ? {} : { grid };
}

/** A change as parameters of the link; null takes one away, as it does for what is usual. */
export function printRegionView(change: Partial<RegionView>): Record<string, string | null> {
  return Object.fromEntries(
    Object.keys(change)
      .filter(isName)
      .map((name) => {
        const value = change[name] ?? null;
        const isUsual = value === null || value === DEFAULT_VIEW[name];
        return [name, isUsual ? null : value === true ? "1" : String(value)];
      }),
  );
}

function isName(name: string): name is keyof RegionView {
  return Object.hasOwn(READERS, name);
}
