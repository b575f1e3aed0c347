import { Icon } from "@/components/ui/icon";
import type { ProfileKind, ProfileRow, ProfileSort } from "@/lib/api/profile-contract";
import { KIND_WORDS } from "./kind-words";
import { type ListColumn, listColumns } from "./list-columns";

/** Profiles as a table in the server's order; on a narrow screen name, events and denials remain. */
export function ListTable({
  kind,
  rows,
  sort,
  onSort,
}: {
  readonly kind: ProfileKind;
  readonly rows: readonly ProfileRow[];
  readonly sort: ProfileSort;
  readonly onSort: (sort: ProfileSort) => void;
}) {
  const columns = listColumns(kind);
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{KIND_WORDS[kind].title}</caption>
      <thead className="text-xs text-muted">
        <tr>
          {columns.map((column) => (
            <Head key={column.header} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="border-t border-line align-top hover:bg-hover">
            {columns.map(({ header, isNumber, className = "", show }) => (
              <td
                key={header}
                className={`px-2 py-1 leading-6 max-sm:px-1 ${className} ${isNumber ? "text-end whitespace-nowrap" : ""}`}
              >
                {show(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({
  column: { header, sort: own, isNumber, className = "" },
  sort,
  onSort,
}: {
  readonly column: ListColumn;
  readonly sort: ProfileSort;
  readonly onSort: (sort: ProfileSort) => void;
}) {
  const isSorted = own === sort;
  const isFalling = own?.startsWith("-") ?? false;
  const arrow = isSorted ? (isFalling ? "arrow-down" : "arrow-up") : "chevrons-up-down";
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (isFalling ? "descending" : "ascending") : undefined}
      className={`px-2 py-1 font-medium max-sm:px-1 ${className} ${isNumber ? "text-end" : "text-start"}`}
    >
      {own === null ? (
        header
      ) : (
        <button
          type="button"
          title={isSorted ? undefined : `Order by ${header.toLowerCase()}`}
          className="-mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 whitespace-nowrap hover:bg-hover hover:text-ink"
          onClick={() => onSort(own)}
        >
          {header}
          <Icon
            name={arrow}
            size={12}
            className={`shrink-0 ${isSorted ? "text-ink" : "max-sm:hidden"}`}
          />
        </button>
      )}
    </th>
  );
}
