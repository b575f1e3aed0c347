import type { HeatColumn } from "@/components/charts/heat-data";
import type { RegionMark, RegionRow } from "@/lib/api/region-contract";

/** Something unusual, in words. */
export interface UnusualRow {
  readonly id: string;
  readonly region: string;
  /** `22 Nov 09:00–10:00 UTC`. */
  readonly time: string;
  readonly mark: RegionMark;
}

/** What an analyst looks at first. */
const KIND_ORDER: readonly RegionMark["kind"][] = ["N", "P", "E", "V", "H"];

/** All marks: new Regions first, then new principals, errors, volume and hours; each in time order. */
export function listUnusual(
  rows: readonly RegionRow[],
  columns: readonly HeatColumn[],
): UnusualRow[] {
  return rows
    .flatMap(({ region, cells }) =>
      cells.flatMap(({ column, marks }) =>
        marks.map((mark, at) => ({
          id: `${region} ${column} ${at}`,
          region: region ?? "No Region",
          time: columns[column]?.longLabel ?? "",
          column,
          mark,
        })),
      ),
    )
    .sort(
      (a, b) =>
        KIND_ORDER.indexOf(a.mark.kind) - KIND_ORDER.indexOf(b.mark.kind) || a.column - b.column,
    );
}
