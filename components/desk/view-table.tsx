import { SortableHead, useSortable } from "@/components/ui/sortable-table";
import type { SavedView } from "@/lib/api/desk-contract";
import { VIEW_COLUMNS } from "./view-columns";
import type { ViewTask } from "./view-dialog";
import { ViewRow } from "./view-row";

/** By name, as the server lists them. */
const BY_NAME = [{ id: "name", desc: false }];

/** Views as a table; on a narrow screen name, what it shows and what can be done remain. */
export function ViewTable({
  views,
  onTask,
}: {
  readonly views: readonly SavedView[];
  readonly onTask: (task: ViewTask) => void;
}) {
  const table = useSortable({ rows: views, columns: VIEW_COLUMNS, order: BY_NAME });
  return (
    <table className="w-full table-fixed border-collapse">
      <SortableHead table={table} className="px-2" />
      <tbody>
        {table.getRowModel().rows.map(({ original: view }) => (
          <ViewRow key={view.id} view={view} onTask={onTask} />
        ))}
      </tbody>
    </table>
  );
}
