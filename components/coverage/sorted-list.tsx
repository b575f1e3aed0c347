"use client";

import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { CsvButtons } from "@/components/ui/csv-buttons";
import { formatCounted } from "@/lib/format/count";
import { csvRow } from "@/lib/format/csv";
import { SortedHead } from "./sorted-head";
import { type ListOrder, nextOrder, type SortedColumn, sortRows } from "./sorted-rows";

const SHOWN_AT_FIRST = 20;

/** On a narrow screen each row is a card, and each cell has its heading beside it. */
const CARD_CELL =
  "max-sm:grid max-sm:grid-cols-[7rem_minmax(0,1fr)] max-sm:gap-2 max-sm:before:text-muted max-sm:before:content-[attr(data-heading)]";

/** A list under its heading, to be ordered by any column, and the same as CSV. */
export function SortedList<Row>({
  title,
  note,
  what,
  rows,
  columns,
  keyOf,
  empty,
  more,
}: {
  readonly title: string;
  /** What has to be known to read the list. */
  readonly note?: ReactNode;
  /** What the rows are, in the name of the file too: `gaps`. */
  readonly what: string;
  readonly rows: readonly Row[];
  readonly columns: readonly SortedColumn<Row>[];
  readonly keyOf: (row: Row) => string;
  /** What is said when there are no rows. */
  readonly empty: ReactNode;
  /** What is said below the rows, of those that did not come. */
  readonly more?: ReactNode;
}) {
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  const [order, setOrder] = useState<ListOrder | null>(null);
  const ordered = sortRows(rows, columns, order);
  const shown = isWhole ? ordered : ordered.slice(0, SHOWN_AT_FIRST);
  return (
    <section aria-labelledby={id} className="min-w-0">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line pb-1">
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        {rows.length === 0 ? null : (
          <span className="ms-auto flex gap-1" data-no-print>
            <CsvButtons text={toCsv(rows, columns)} what={what} />
          </span>
        )}
      </header>
      {note === undefined ? null : <p className="mt-1 max-w-3xl text-pretty text-muted">{note}</p>}
      {rows.length === 0 ? (
        <p className="py-2">{empty}</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="max-sm:block" aria-labelledby={id}>
            <SortedHead
              columns={columns}
              order={order}
              onOrder={(header) => setOrder(nextOrder(order, header))}
            />
            <tbody className="max-sm:block">
              {shown.map((row) => (
                <tr
                  key={keyOf(row)}
                  className="border-t border-line align-top max-sm:block max-sm:py-1"
                >
                  {columns.map(({ header, value, show, isNumber, isRare }) => (
                    <td
                      key={header}
                      data-heading={header}
                      className={`py-0.5 leading-6 sm:pe-4 ${isRare && value(row) === 0 ? "max-sm:hidden" : CARD_CELL} ${isNumber ? "sm:text-end sm:whitespace-nowrap" : "sm:min-w-30"}`}
                    >
                      <div>{show(row)}</div>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown.length === rows.length ? null : (
        <Button className="my-2" data-no-print onClick={() => setWhole(true)}>
          Show {formatCounted(rows.length - shown.length, "more line")}
        </Button>
      )}
      {more}
    </section>
  );
}

function toCsv<Row>(rows: readonly Row[], columns: readonly SortedColumn<Row>[]): string {
  const head = csvRow(columns.map(({ header }) => header));
  return head + rows.map((row) => csvRow(columns.map(({ value }) => value(row)))).join("");
}
