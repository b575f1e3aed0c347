import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { SortableHead, useSortable } from "@/components/ui/sortable-table";
import type { Comparison } from "@/lib/api/analysis-contract";
import { formatCounted } from "@/lib/format/count";
import type { EventSearch } from "@/lib/search/event-search";
import { compareColumns } from "./compare-columns";
import { CompareRow } from "./compare-row";
import { toGroups, toRows } from "./compare-rows";
import { useChoiceState, useChoose } from "./use-choices";
import type { EventViewState } from "./use-event-view";

const SHOWN_AT_FIRST = 40;
const HEAD = "px-1 py-1 sm:px-2";

/**
 * Values that only the selection has first, then by difference of shares; by field, or as one list
 * that can be ordered by its columns.
 */
export function CompareTable({
  comparison,
  isRanked,
  view,
  change,
}: {
  readonly comparison: Comparison;
  readonly isRanked: boolean;
  readonly view: EventSearch;
  readonly change: EventViewState["change"];
}) {
  const [isWhole, setWhole] = useState(false);
  const stateOf = useChoiceState(view.q);
  const choose = useChoose(change);
  const { all, longest, columns } = useMemo(() => layOut(comparison), [comparison]);
  const table = useSortable({ rows: all, columns, enabled: isRanked });
  const sorted = table.getRowModel().rows.map(({ original }) => original);
  const rows = isWhole ? sorted : sorted.slice(0, SHOWN_AT_FIRST);
  if (rows.length === 0) return null;
  const groups = isRanked ? [{ field: "", label: "", rows }] : toGroups(rows);
  return (
    <>
      <table className="w-full">
        <caption className="sr-only">Shares of values in the selection and in the baseline</caption>
        <SortableHead table={table} className={HEAD} />
        {groups.map(({ field, label, rows: found }) => (
          <tbody key={field}>
            {isRanked ? null : (
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={6}
                  className="px-2 pt-3 pb-1 text-start font-semibold"
                >
                  {label}
                </th>
              </tr>
            )}
            {found.map((row) => {
              const choice = { field: row.field, value: row.value };
              return (
                <CompareRow
                  key={row.key}
                  row={row}
                  longest={longest}
                  showsField={isRanked}
                  state={stateOf(choice)}
                  onChoose={(state) => choose(choice, state)}
                />
              );
            })}
          </tbody>
        ))}
      </table>
      {rows.length === all.length ? null : (
        <Button className="my-2" onClick={() => setWhole(true)}>
          Show {formatCounted(all.length - rows.length, "more value")}
        </Button>
      )}
    </>
  );
}

function layOut(comparison: Comparison) {
  const all = toRows(comparison);
  const longest = Math.max(...all.flatMap((row) => [row.selectionPart, row.baselinePart]));
  return { all, longest, columns: compareColumns(longest) };
}
