import { splitColumns } from "@/lib/search/column-names";
import type { Column } from "@/lib/search/event-search";
import { parseSearch } from "@/lib/search/url";

/** A column of the list as it is shown. */
export interface ShownColumn extends Column {
  /** Stays at the left while the others scroll. */
  readonly pinned: boolean;
}

/** The columns out of the box. */
export const USUAL: readonly string[] = [
  "time",
  "event",
  "outcome",
  "user",
  "service",
  "region",
  "ip",
  "resource",
];

/** Columns of a link (none: the usual ones) in the order of the screen: pinned ones first. */
export function shownColumns(
  cols: readonly Column[],
  pinned: readonly string[],
): readonly ShownColumn[] {
  const asked = cols.length > 0 ? cols : USUAL.map((field) => ({ field, widthPx: null }));
  const once = [...new Map(asked.map((column) => [column.field, column])).values()];
  return pinnedFirst(once.map((column) => ({ ...column, pinned: pinned.includes(column.field) })));
}

/** Reads what printKept wrote; what cannot be read is left out. */
export function parseKept(text: string | null): {
  readonly cols: readonly Column[];
  readonly pinned: readonly string[];
} {
  const kept = new URLSearchParams(text ?? "");
  const { cols } = parseSearch({ cols: kept.get("cols") ?? undefined }).search;
  return { cols, pinned: splitColumns(kept.get("pin") ?? "") };
}

/** In the order of the screen. */
export function pinnedFirst(columns: readonly ShownColumn[]): readonly ShownColumn[] {
  return [...columns.filter((each) => each.pinned), ...columns.filter((each) => !each.pinned)];
}
