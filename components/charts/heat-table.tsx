"use client";

import { useMemo } from "react";
import { CsvButtons } from "@/components/ui/csv-buttons";
import { SortableHead, useSortable } from "@/components/ui/sortable-table";
import { VisibleText } from "@/components/ui/visible-text";
import { formatCount } from "@/lib/format/count";
import { toVisible } from "@/lib/format/visible";
import { countOf, heatCsv, wordsOf } from "./heat-csv";
import type { HeatCell, HeatColumn, HeatData, HeatRow } from "./heat-data";

type Columns = Parameters<typeof useSortable<HeatRow>>[0]["columns"];

/** The same numbers as in the grid as a plain table, to be sorted by any column and copied. */
export function HeatTable({
  rowWord,
  what,
  onOpen,
  ...data
}: HeatData & {
  /** What a row is, above the headings of rows: `Region`. */
  readonly rowWord: string;
  /** What the rows are, in the name of the file too: `regions`. */
  readonly what: string;
  /** Makes each count a button, like the cells of the grid. */
  readonly onOpen?: (row: HeatRow, column: HeatColumn) => void;
}) {
  const { label, rows, columns, cell } = data;
  const definitions = useMemo<Columns>(
    () => [
      { id: "row", header: rowWord, accessorFn: ({ header }) => header },
      ...columns.map((column) => ({
        id: `=${column.id}`,
        header: column.longLabel,
        // What was not counted has no place among counts; facts are ordered by their words.
        accessorFn: (row: HeatRow) => {
          const content = cell(row, column);
          return countOf(content) ?? content?.fact?.words;
        },
        meta: { isNumber: true },
      })),
    ],
    [rowWord, columns, cell],
  );
  const csv = useMemo(
    () => heatCsv({ label, rows, columns, cell }, rowWord),
    [label, rows, columns, cell, rowWord],
  );
  const table = useSortable({ rows, columns: definitions });
  return (
    <div className="min-w-0">
      <div className="flex justify-end gap-1" data-no-print>
        <CsvButtons text={csv} what={what} />
      </div>
      <div className="max-h-144 overflow-auto rounded-md border border-line">
        <table className="text-xs" aria-label={label}>
          <SortableHead table={table} className="px-2 whitespace-nowrap" />
          <tbody>
            {table.getRowModel().rows.map(({ original: row }) => (
              <tr key={row.id} className="border-t border-line">
                <th scope="row" className="px-2 text-start font-normal whitespace-nowrap">
                  <VisibleText text={row.header} />{" "}
                  {row.sub === undefined ? null : (
                    <VisibleText text={row.sub} className="text-muted" />
                  )}
                </th>
                {columns.map((column) => (
                  <td key={column.id} className="h-6 px-2 text-end whitespace-nowrap">
                    <Value
                      cell={cell(row, column)}
                      onOpen={onOpen && (() => onOpen(row, column))}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Value({
  cell,
  onOpen,
}: {
  readonly cell: HeatCell | null;
  readonly onOpen: (() => void) | undefined;
}) {
  if (cell === null) return null;
  const count = countOf(cell);
  if (count === null && cell.fact === undefined) {
    return <span className="text-muted">{wordsOf(cell)}</span>;
  }
  const partly = cell.partlyCovered && count !== null ? " (partly covered)" : "";
  const words = `${count === null ? wordsOf(cell) : formatCount(count)}${partly}`;
  return (
    <>
      {cell.marks?.map(({ letter, label }) => (
        <abbr key={letter} title={label} className="me-1 font-bold no-underline">
          {letter}
        </abbr>
      ))}
      {onOpen === undefined || count === 0 ? (
        words
      ) : (
        <button
          type="button"
          aria-label={toVisible(cell.label)}
          className="h-6 min-w-6 hover:underline"
          onClick={onOpen}
        >
          {words}
        </button>
      )}
    </>
  );
}
