import { pinnedFirst, type ShownColumn } from "./column-state";

/** With a column that stays at the left while others scroll, or no longer does. */
export function pinColumn(
  columns: readonly ShownColumn[],
  field: string,
  pinned: boolean,
): readonly ShownColumn[] {
  return pinnedFirst(columns.map((each) => (each.field === field ? { ...each, pinned } : each)));
}

/** With a column at the end, or without it; one always stays. */
export function toggleColumn(
  columns: readonly ShownColumn[],
  field: string,
): readonly ShownColumn[] {
  const others = columns.filter((each) => each.field !== field);
  if (others.length === columns.length) {
    return [...columns, { field, widthPx: null, pinned: false }];
  }
  return others.length === 0 ? columns : others;
}
