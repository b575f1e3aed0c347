import type { ReactNode } from "react";
import { formatCount } from "@/lib/format/count";

/** A column of a list: what it says in a CSV, and how it is shown where that differs. */
export interface ListColumn<Row> {
  readonly header: string;
  readonly text: (row: Row) => string | number | null;
  readonly show?: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  /** Left out when no row has anything there. */
  readonly isRare?: boolean;
}

/** On a narrow screen each row is a card, and each cell has its heading beside it. */
const CARD_CELL =
  "max-sm:grid max-sm:grid-cols-[7rem_minmax(0,1fr)] max-sm:gap-2 max-sm:before:text-muted max-sm:[&_a]:justify-start max-sm:before:content-[attr(data-heading)]";

/** Rows of facts with their headings. */
export function ListTable<Row>({
  title,
  rows,
  columns: all,
  keyOf,
  deed,
}: {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly columns: readonly ListColumn<Row>[];
  readonly keyOf: (row: Row) => string;
  /** A button in each row. */
  readonly deed?: ((row: Row) => ReactNode) | undefined;
}) {
  const columns = all.filter(
    ({ isRare, text }) => !isRare || rows.some((row) => !isEmpty(text(row))),
  );
  return (
    <div className="overflow-x-auto">
      <table className="max-sm:block">
        <caption className="sr-only">{title}</caption>
        <thead className="text-xs text-muted max-sm:sr-only">
          <tr>
            {columns.map(({ header, isNumber }) => (
              <th
                key={header}
                scope="col"
                className={`py-1 pe-6 font-medium whitespace-nowrap ${isNumber ? "text-end" : "text-start"}`}
              >
                {header}
              </th>
            ))}
            {deed === undefined ? null : (
              <td data-no-print>
                <span className="sr-only">Actions</span>
              </td>
            )}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {rows.map((row) => (
            <tr
              key={keyOf(row)}
              className="border-t border-line align-top max-sm:block max-sm:py-1"
            >
              {columns.map(({ header, text, show, isNumber }) => (
                <td
                  key={header}
                  data-heading={header}
                  className={`py-0.5 leading-6 sm:pe-6 ${isEmpty(text(row)) ? "max-sm:hidden" : CARD_CELL} ${isNumber ? "sm:min-w-16 sm:text-end sm:whitespace-nowrap" : "sm:min-w-32"}`}
                >
                  <div>{show === undefined ? shown(text(row)) : show(row)}</div>
                </td>
              ))}
              {deed === undefined ? null : (
                <td className="py-0.5 text-end max-sm:block" data-no-print>
                  {deed(row)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isEmpty(value: string | number | null): boolean {
  return value === null || value === "";
}

function shown(value: string | number | null): string | null {
  return typeof value === "number" ? formatCount(value) : value;
}
