import { Icon } from "@/components/ui/icon";
import type { ListOrder, SortedColumn } from "./sorted-rows";

/** The heading row: a button for each column that the rows can be ordered by. */
export function SortedHead<Row>({
  columns,
  order,
  onOrder,
}: {
  readonly columns: readonly SortedColumn<Row>[];
  readonly order: ListOrder | null;
  readonly onOrder: (header: string) => void;
}) {
  return (
    <thead className="text-xs text-muted max-sm:hidden">
      <tr>
        {columns.map(({ header, isNumber }) => {
          const isFalling = order?.header === header ? order.isFalling : null;
          const arrow = isFalling ? "arrow-down" : "arrow-up";
          return (
            <th
              key={header}
              scope="col"
              aria-sort={isFalling === null ? undefined : isFalling ? "descending" : "ascending"}
              className={`py-1 pe-4 font-medium ${isNumber ? "text-end" : "text-start"}`}
            >
              <button
                type="button"
                className="-mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 whitespace-nowrap hover:bg-hover hover:text-ink"
                onClick={() => onOrder(header)}
              >
                {header}
                <Icon
                  name={isFalling === null ? "chevrons-up-down" : arrow}
                  size={12}
                  className={isFalling === null ? "shrink-0" : "shrink-0 text-ink"}
                />
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
