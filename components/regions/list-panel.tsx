"use client";

import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { CsvButtons } from "@/components/ui/csv-buttons";
import { formatCounted } from "@/lib/format/count";
import { csvRow } from "@/lib/format/csv";
import { type ListColumn, ListTable } from "./list-table";

const SHOWN_AT_FIRST = 20;

/** A short list under its heading: a table, and the same as CSV. */
export function ListPanel<Row>({
  title,
  note,
  what,
  rows,
  columns,
  keyOf,
  empty,
  action,
  deed,
}: {
  readonly title: string;
  /** What has to be known to read the list. */
  readonly note?: ReactNode;
  /** What the rows are, in the name of the file too: `sign-ins`. */
  readonly what: string;
  readonly rows: readonly Row[];
  readonly columns: readonly ListColumn<Row>[];
  readonly keyOf: (row: Row) => string;
  /** What is said when there are no rows. */
  readonly empty: ReactNode;
  /** A button beside the heading. */
  readonly action?: ReactNode;
  /** A button in each row. */
  readonly deed?: (row: Row) => ReactNode;
}) {
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, SHOWN_AT_FIRST);
  return (
    <section aria-labelledby={id} className="min-w-0">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line pb-1">
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        <span className="ms-auto flex flex-wrap items-center gap-1" data-no-print>
          {rows.length === 0 ? null : <CsvButtons text={toCsv(rows, columns)} what={what} />}
          {action}
        </span>
      </header>
      {note === undefined ? null : <p className="mt-1 max-w-3xl text-pretty text-muted">{note}</p>}
      {rows.length === 0 ? (
        <p className="py-2">{empty}</p>
      ) : (
        <ListTable title={title} rows={shown} columns={columns} keyOf={keyOf} deed={deed} />
      )}
      {shown.length === rows.length ? null : (
        <Button className="my-2" onClick={() => setWhole(true)}>
          Show {formatCounted(rows.length - shown.length, "more line")}
        </Button>
      )}
    </section>
  );
}

function toCsv<Row>(rows: readonly Row[], columns: readonly ListColumn<Row>[]): string {
  const head = csvRow(columns.map(({ header }) => header));
  return head + rows.map((row) => csvRow(columns.map(({ text }) => text(row)))).join("");
}
