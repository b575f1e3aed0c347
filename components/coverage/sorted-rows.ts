import type { ReactNode } from "react";
import { compareValues } from "@/components/ui/sort-order";

/** A column of a list: what it is ordered by and says in a CSV, and how it is shown. */
export interface SortedColumn<Row> {
  readonly header: string;
  readonly value: (row: Row) => string | number | null;
  readonly show: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  /** A count that a card leaves out where it is 0. */
  readonly isRare?: boolean;
}

export interface ListOrder {
  readonly header: string;
  readonly isFalling: boolean;
}

/** Rising, falling, and a third press leads back to the given order. */
export function nextOrder(order: ListOrder | null, header: string): ListOrder | null {
  if (order?.header !== header) return { header, isFalling: false };
  return order.isFalling ? null : { header, isFalling: true };
}

/** The rows in the order of a column; equal ones keep theirs, and what is not known stands last. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly SortedColumn<Row>[],
  order: ListOrder | null,
): readonly Row[] {
  const value = columns.find(({ header }) => header === order?.header)?.value;
  if (value === undefined) return rows;
  const side = order?.isFalling ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return side * compareValues(a, b);
  });
}
