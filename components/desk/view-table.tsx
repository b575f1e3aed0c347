import type { SavedView } from "@/lib/api/desk-contract";
import type { ViewTask } from "./view-dialog";
import { ViewRow } from "./view-row";

const HEAD = "px-2 text-start font-normal";

/** Views as a table; on a narrow screen name, what it shows and what can be done remain. */
export function ViewTable({
  views,
  actor,
  onTask,
}: {
  readonly views: readonly SavedView[];
  /** Who looks: only one's own views can be changed. */
  readonly actor: string;
  readonly onTask: (task: ViewTask) => void;
}) {
  return (
    <table className="w-full table-fixed border-collapse">
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col" className={`w-[22%] max-sm:w-auto ${HEAD}`}>
            Name
          </th>
          <th scope="col" className={`max-sm:hidden ${HEAD}`}>
            What it shows
          </th>
          <th scope="col" className={`w-28 max-lg:hidden ${HEAD}`}>
            Owner
          </th>
          <th scope="col" className={`w-44 max-lg:hidden ${HEAD}`}>
            Changed
          </th>
          <th scope="col" className={`w-20 ${HEAD}`}>
            Shared
          </th>
          <th scope="col" className="w-12 px-2">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {views.map((view) => (
          <ViewRow key={view.id} view={view} isOwn={view.owner === actor} onTask={onTask} />
        ))}
      </tbody>
    </table>
  );
}
