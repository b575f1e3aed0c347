import type { Table } from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import { usePreferences } from "@/components/shell/preferences";
import type { EventRow } from "@/lib/api/contract";
import type { EventListing } from "@/lib/api/event-queries";
import type { features } from "./event-columns";

/** The heading row; the time heading names the zone and turns the order round. */
export function EventGridHead({
  table,
  sort,
  onSort,
}: {
  readonly table: Table<typeof features, EventRow>;
  readonly sort: EventListing["sort"];
  readonly onSort: (sort: EventListing["sort"]) => void;
}) {
  const { zone } = usePreferences();
  const newestFirst = sort === "-time";
  const Arrow = newestFirst ? ArrowDown : ArrowUp;
  return (
    <thead className="sticky top-0 z-10 block min-w-[69.5rem] bg-page text-xs text-muted">
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} aria-rowindex={1} className="tracks h-7 border-b border-line">
          {group.headers.map((header) => {
            const name = String(header.column.columnDef.header);
            const isTime = header.column.id === "timeMs";
            return (
              <th
                key={header.id}
                scope="col"
                aria-sort={isTime ? (newestFirst ? "descending" : "ascending") : undefined}
                className={`flex items-center font-normal ${isTime ? "px-1" : "px-2"}`}
              >
                {isTime ? (
                  <button
                    type="button"
                    className="flex h-6 items-center gap-1 rounded-sm px-1 hover:bg-hover hover:text-ink"
                    title={`${newestFirst ? "Newest" : "Oldest"} first. Turn the order round`}
                    onClick={() => onSort(newestFirst ? "time" : "-time")}
                  >
                    {name} ({zone === "utc" ? "UTC" : "local"})
                    <Arrow size={12} aria-hidden="true" />
                  </button>
                ) : (
                  name
                )}
              </th>
            );
          })}
        </tr>
      ))}
    </thead>
  );
}
