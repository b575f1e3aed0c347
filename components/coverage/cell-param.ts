import type { CoverageGrid } from "@/lib/api/coverage-contract";
import { toIsoTime } from "@/lib/format/time";

type Time = CoverageGrid["columns"][number];

/** A cell in the page's link: `2026-11-21T03:00Z/111122223333/eu-west-1`. */
export function cellParam(place: string, { startMs }: Time): string {
  return `${toIsoTime(startMs)}/${place}`;
}

/** The cell that a link names; null when it is not among those shown. */
export function findCell<Row>(
  param: string | null,
  columns: readonly Time[],
  places: ReadonlyMap<string, Row>,
): { readonly row: Row; readonly at: number; readonly time: Time } | null {
  if (param === null) return null;
  const end = param.indexOf("/");
  const startMs = Date.parse(param.slice(0, end));
  const at = columns.findIndex((column) => column.startMs === startMs);
  const [row, time] = [places.get(param.slice(end + 1)), columns[at]];
  return row === undefined || time === undefined ? null : { row, at, time };
}
