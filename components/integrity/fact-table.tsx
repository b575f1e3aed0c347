"use client";

import { type ReactNode, useId, useMemo } from "react";
import { CsvButtons } from "@/components/ui/csv-buttons";
import { SortableHead, useSortable } from "@/components/ui/sortable-table";
import { formatCount } from "@/lib/format/count";
import { csvRow } from "@/lib/format/csv";

/** A column: what it says in a CSV and is ordered by, and how it is shown where that differs. */
export interface FactColumn<Row> {
  readonly header: string;
  readonly text: (row: Row) => string | number | null;
  readonly show?: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
}

/** On a narrow screen each row is a card, and each cell has its heading beside it. */
const CARD_CELL =
  "max-sm:grid max-sm:grid-cols-[7rem_minmax(0,1fr)] max-sm:gap-2 max-sm:before:text-muted max-sm:[&_a]:justify-start max-sm:before:content-[attr(data-heading)]";

/** Rows under their heading, to be ordered by any column, with the same as CSV. */
export function FactTable<Row extends object>({
  title,
  what,
  note,
  rows,
  columns,
  keyOf,
}: {
  readonly title: string;
  /** What the rows are, in the name of the file too: `chains`. */
  readonly what: string;
  readonly note?: ReactNode;
  readonly rows: readonly Row[];
  readonly columns: readonly FactColumn<Row>[];
  readonly keyOf: (row: Row) => string;
}) {
  const id = useId();
  const definitions = useMemo(
    () =>
      columns.map(({ header, text, isNumber = false }) => ({
        id: header,
        header,
        accessorFn: (row: Row) => text(row) ?? undefined,
        meta: { isNumber },
      })),
    [columns],
  );
  const table = useSortable<Row>({ rows, columns: definitions });
  return (
    <section aria-labelledby={id} className="min-w-0">
      <header className="flex min-h-7 flex-wrap items-center gap-x-2 border-b border-line">
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        <span className="ms-auto flex gap-1" data-no-print>
          <CsvButtons text={toCsv(rows, columns)} what={what} />
        </span>
      </header>
      {note === undefined ? null : <p className="mt-1 max-w-3xl text-muted">{note}</p>}
      <div className="overflow-x-auto">
        <table className="w-full max-sm:block" aria-labelledby={id}>
          <SortableHead table={table} className="py-1 pe-4 last:pe-1 max-sm:hidden" />
          <tbody className="max-sm:block">
            {table.getRowModel().rows.map(({ original: row }) => (
              <tr
                key={keyOf(row)}
                className="border-t border-line align-top hover:bg-hover max-sm:block max-sm:py-1"
              >
                {columns.map(({ header, text, show, isNumber }) => (
                  <td
                    key={header}
                    data-heading={header}
                    className={`py-0.5 leading-6 sm:pe-4 last:pe-1 ${CARD_CELL} ${isNumber ? "sm:text-end sm:whitespace-nowrap" : ""}`}
                  >
                    <div>{show === undefined ? shown(text(row)) : show(row)}</div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function shown(value: string | number | null): string | null {
  return typeof value === "number" ? formatCount(value) : value;
}

function toCsv<Row>(rows: readonly Row[], columns: readonly FactColumn<Row>[]): string {
  const head = csvRow(columns.map(({ header }) => header));
  return head + rows.map((row) => csvRow(columns.map(({ text }) => text(row)))).join("");
}
