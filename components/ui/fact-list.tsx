"use client";

import { type ReactNode, useId } from "react";
import { csvRow } from "@/lib/format/csv";
import { CsvButtons } from "./csv-buttons";
import { type FactColumn, FactTable } from "./fact-table";

/** A list under its heading: a table, and the same as CSV. */
export function FactList<Row extends object>({
  title,
  note,
  what,
  empty,
  more,
  action,
  ...table
}: {
  readonly title: string;
  /** What has to be known to read the list. */
  readonly note?: ReactNode;
  /** What the rows are, in the name of the file too: `sign-ins`. */
  readonly what: string;
  readonly rows: readonly Row[];
  readonly columns: readonly FactColumn<Row>[];
  readonly keyOf: (row: Row) => string;
  /** What is said when there are no rows. */
  readonly empty?: ReactNode;
  /** What is said below the rows, of those that did not come. */
  readonly more?: ReactNode;
  /** A button beside the heading. */
  readonly action?: ReactNode;
  /** A button in each row. */
  readonly deed?: (row: Row) => ReactNode;
}) {
  const id = useId();
  const { rows, columns } = table;
  return (
    <section aria-labelledby={id} className="min-w-0">
      <header className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line pb-1">
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        <span className="ms-auto flex flex-wrap items-center gap-1" data-no-print>
          {rows.length === 0 ? null : <CsvButtons text={toCsv(rows, columns)} what={what} />}
          {action}
        </span>
      </header>
      {note === undefined ? null : <p className="mt-1 max-w-3xl text-pretty text-muted">{note}</p>}
      {rows.length === 0 ? <p className="py-2">{empty}</p> : <FactTable titleId={id} {...table} />}
      {more}
    </section>
  );
}

function toCsv<Row>(rows: readonly Row[], columns: readonly FactColumn<Row>[]): string {
  const head = csvRow(columns.map(({ header }) => header));
  return head + rows.map((row) => csvRow(columns.map(({ text }) => text(row)))).join("");
}
