"use client";

import {
  type ColumnDef,
  createSortedRowModel,
  metaHelper,
  type ReactTable,
  type RowData,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { Icon } from "./icon";
import { compareValues } from "./sort-order";

/** What the tables of answers can do: be ordered by a column, in the browser. */
export const SORTABLE = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnMeta: metaHelper<{ readonly isNumber?: boolean; readonly className?: string }>(),
});

/**
 * The rows in the order of the column that the reader chose, `table.getRowModel().rows`. Until then
 * in the given order, to which a third press on a column leads back. Equal rows keep it, and what is
 * undefined stands last.
 */
export function useSortable<Row extends RowData>({
  rows,
  columns,
  order,
  enabled = true,
}: {
  readonly rows: readonly Row[];
  readonly columns: ColumnDef<typeof SORTABLE, Row>[];
  /** The column that the given order is the order of, when there is one. */
  readonly order?: SortingState;
  readonly enabled?: boolean;
}) {
  return useTable({
    features: SORTABLE,
    data: rows,
    columns,
    initialState: { sorting: order ?? [] },
    defaultColumn: {
      sortUndefined: "last",
      sortFn: (a, b, id) => compareValues(a.getValue(id), b.getValue(id)),
    },
    enableSorting: enabled,
    enableMultiSort: false,
    enableSortingRemoval: order === undefined,
  });
}

/** The heading row: a button for each column that rows can be ordered by. */
export function SortableHead<Row extends RowData>({
  table,
  className,
}: {
  readonly table: ReactTable<typeof SORTABLE, Row>;
  /** Of every heading; a column's own classes are in its meta. */
  readonly className: string;
}) {
  return (
    <thead className="text-xs">
      <tr>
        {table.getFlatHeaders().map((header) => {
          const { column } = header;
          const { isNumber = false, className: own = "" } = column.columnDef.meta ?? {};
          const sorted = column.getIsSorted();
          const arrow =
            sorted === false ? "chevrons-up-down" : sorted === "desc" ? "arrow-down" : "arrow-up";
          return (
            <th
              key={header.id}
              scope="col"
              aria-sort={sorted === false || !column.getCanSort() ? undefined : `${sorted}ending`}
              className={`${className} ${own} ${isNumber ? "text-end" : "text-start"} font-medium text-muted`}
            >
              {column.getCanSort() ? (
                <button
                  type="button"
                  className="-mx-1 inline-flex whitespace-nowrap h-6 items-center gap-1 rounded-sm px-1 hover:bg-hover hover:text-ink"
                  onClick={() => column.toggleSorting()}
                >
                  <table.FlexRender header={header} />
                  <Icon
                    name={arrow}
                    size={12}
                    className={`shrink-0 ${sorted === false ? "max-sm:hidden" : "text-ink"}`}
                  />
                </button>
              ) : (
                <table.FlexRender header={header} />
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
