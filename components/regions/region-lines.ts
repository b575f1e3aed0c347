import type { Counts } from "@/lib/api/period-contract";
import type { RegionCell, RegionGrid, RegionMark, RegionRow } from "@/lib/api/region-contract";
import { regionFlags } from "./region-flags";
import { placeOf, placeOrder } from "./region-place";
import type { Counted, RegionView } from "./region-view";

/** Of a row that is split: its global services, or what is left without them. */
type Part = "all" | "global" | "rest";

/** A line of the grid: a Region, or a part of what it recorded. */
export interface RegionLine {
  readonly id: string;
  readonly row: RegionRow;
  readonly part: Part;
  /** `us-east-1 · global services`. */
  readonly title: string;
  readonly flags: readonly string[];
  readonly place: string;
  /** Conditions that find the line's events. */
  readonly q: string;
  readonly counts: Counts;
}

const CONDITIONS: Readonly<Record<Part, string>> = {
  all: "",
  global: "global:true",
  rest: "-global:true",
};

/** The lines that a view shows, in its order. */
export function regionLines(
  { rows, accounts }: Pick<RegionGrid, "rows" | "accounts">,
  { show, split, sort, out }: Pick<RegionView, "show" | "split" | "sort" | "out">,
): RegionLine[] {
  const lines = rows.flatMap((row) => {
    const flags = regionFlags(row, accounts);
    if (show === "some" && !isTelling(row, accounts)) return [];
    const line = (part: Part) => toLine(row, part, flags);
    return split && row.global.events > 0 ? [line("rest"), line("global")] : [line("all")];
  });
  return lines.sort(
    (a, b) => compareLines(sort, out)(a, b) || compareNames(a.row.region, b.row.region),
  );
}

/** What happened in a line's cell, of its part. */
export function countsOf(counted: Pick<RegionCell, "all" | "global">, part: Part): Counts {
  if (part !== "rest") return counted[part];
  const { all, global } = counted;
  return {
    events: all.events - global.events,
    success: all.success - global.success,
    denied: all.denied - global.denied,
    errors: all.errors - global.errors,
    unknown: all.unknown - global.unknown,
  };
}

/** What is unusual in a line's cell: global services make no marks. */
export function marksOf({ part }: RegionLine, cell: RegionCell): readonly RegionMark[] {
  return part === "global" ? [] : cell.marks;
}

function toLine(row: RegionRow, part: Part, flags: readonly string[]): RegionLine {
  const region = row.region ?? "No Region";
  const isGlobal = part === "global";
  return {
    id: `${row.region === null ? "?" : `=${row.region}`} ${part}`,
    row,
    part,
    title: isGlobal ? `${region} · global services` : region,
    flags: isGlobal ? [] : flags,
    place: placeOf(row),
    q: [row.q, CONDITIONS[part]].filter((condition) => condition !== "").join(" "),
    counts: countsOf(row, part),
  };
}

/** Something happened, is known to be covered, was decided or is unusual. */
function isTelling(
  { region, state, all, cells }: RegionRow,
  accounts: RegionGrid["accounts"],
): boolean {
  return (
    all.events > 0 ||
    state === "quiet" ||
    cells.some(({ marks }) => marks.length > 0) ||
    accounts.some(({ regions }) => regions.some((each) => each.region === region))
  );
}

type Compare = (a: RegionLine, b: RegionLine) => number;

function compareLines(sort: RegionView["sort"], out: Counted): Compare {
  const most =
    (value: (line: RegionLine) => number): Compare =>
    (a, b) =>
      value(b) - value(a);
  switch (sort) {
    case "place":
      return (a, b) => placeOrder(a.place) - placeOrder(b.place);
    case "volume":
      return most(({ counts }) => counts[out]);
    case "unusual": {
      const byMarks = most(markCount);
      const byVolume = most(({ counts }) => counts[out]);
      return (a, b) => byMarks(a, b) || byVolume(a, b);
    }
    case "name":
      return () => 0;
  }
}

function markCount(line: RegionLine): number {
  return line.row.cells.reduce((sum, cell) => sum + marksOf(line, cell).length, 0);
}

/** By code; records without a Region last. */
function compareNames(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
