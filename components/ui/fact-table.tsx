"use client";

import { type ReactNode, useMemo, useState } from "react";
import { formatCount, formatCounted } from "@/lib/format/count";
import { Button } from "./button";
import { SortableHead, useSortable } from "./sortable-table";

/** A column: what it says in a CSV and is ordered by, and how it is shown where that differs. */
export interface FactColumn<Row> {
  readonly header: string;
  readonly text: (row: Row) => string | number | null;
  readonly show?: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  /** Left out when no row has anything there, and of the cards of those that have not. */
  readonly isRare?: boolean;
}

const SHOWN_AT_FIRST = 20;

/** On a narrow screen each row is a card, and each cell has its heading beside it. */
const CARD_CELL =
  "max-sm:grid max-sm:grid-cols-[7rem_minmax(0,1fr)] max-sm:gap-2 max-sm:before:text-muted max-sm:[&_a]:justify-start max-sm:before:content-[attr(data-heading)]";

/** Rows of facts, to be ordered by any column; the first of many, and all of them on paper. */
export function FactTable<Row extends object>({
  titleId,
  rows,
  columns: all,
  keyOf,
  deed,
}: {
  readonly titleId: string;
  readonly rows: readonly Row[];
  readonly columns: readonly FactColumn<Row>[];
  readonly keyOf: (row: Row) => string;
  /** A button in each row. */
  readonly deed?: ((row: Row) => ReactNode) | undefined;
}) {
  const [isWhole, setWhole] = useState(false);
  const columns = useMemo(
    () => all.filter(({ isRare, text }) => !isRare || rows.some((row) => !isNothing(text(row)))),
    [all, rows],
  );
  const hasDeed = deed !== undefined;
  const definitions = useMemo(
    () => [...columns.map(toSortable), ...(hasDeed ? [DEED] : [])],
    [columns, hasDeed],
  );
  const table = useSortable<Row>({ rows, columns: definitions });
  const hidden = isWhole ? 0 : Math.max(0, rows.length - SHOWN_AT_FIRST);
  return (
    <>
      <div className="overflow-x-auto">
        <table className="max-sm:block" aria-labelledby={titleId}>
          <SortableHead table={table} className="py-1 pe-4 last:pe-1 max-sm:hidden" />
          <tbody className="max-sm:block">
            {table.getRowModel().rows.map(({ original: row }, index) => (
              <tr
                key={keyOf(row)}
                className={`border-t border-line align-top hover:bg-hover max-sm:py-1 ${index < rows.length - hidden ? "max-sm:block" : "hidden print:table-row"}`}
              >
                {columns.map(({ header, text, show, isNumber, isRare }) => (
                  <td
                    key={header}
                    data-heading={header}
                    className={`py-0.5 leading-6 last:pe-1 sm:pe-4 ${isRare && isNothing(text(row)) ? "max-sm:hidden" : CARD_CELL} ${isNumber ? "sm:text-end sm:whitespace-nowrap" : "sm:min-w-30"}`}
                  >
                    <div>{show === undefined ? shown(text(row)) : show(row)}</div>
                  </td>
                ))}
                {hasDeed ? (
                  <td className="py-0.5 text-end max-sm:block print:hidden">{deed(row)}</td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hidden === 0 ? null : (
        <Button className="my-2" data-no-print onClick={() => setWhole(true)}>
          Show {formatCounted(hidden, "more line")}
        </Button>
      )}
    </>
  );
}

const DEED = {
  id: "=deed",
  header: () => <span className="sr-only">Actions</span>,
  meta: { className: "print:hidden" },
};

function toSortable<Row>({ header, text, isNumber = false }: FactColumn<Row>) {
  return {
    id: header,
    header,
    accessorFn: (row: Row) => text(row) ?? undefined,
    meta: { isNumber },
  };
}

function isNothing(value: string | number | null): boolean {
  return value === null || value === "" || value === 0;
}

function shown(value: string | number | null): string | null {
  return typeof value === "number" ? formatCount(value) : value;
}
