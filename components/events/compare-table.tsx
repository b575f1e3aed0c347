import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Comparison } from "@/lib/api/analysis-contract";
import { formatCounted } from "@/lib/format/count";
import type { EventSearch } from "@/lib/search/event-search";
import { CompareRow } from "./compare-row";
import { toGroups, toRows } from "./compare-rows";
import { choiceState, withChoice } from "./edit-query";
import type { EventViewState } from "./use-event-view";

const SHOWN_AT_FIRST = 40;
const HEAD = "px-1 py-1 sm:px-2 text-start font-medium text-muted";

/** Values that only the selection has first, then by difference of shares; by field or as one list. */
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
  const all = toRows(comparison);
  const rows = isWhole ? all : all.slice(0, SHOWN_AT_FIRST);
  if (rows.length === 0) return null;
  const longest = Math.max(...rows.flatMap((row) => [row.selectionPart, row.baselinePart]));
  const groups = isRanked ? [{ field: "", label: "", rows }] : toGroups(rows);
  return (
    <>
      <table className="w-full max-w-5xl">
        <caption className="sr-only">
          Shares of values in the selection and in the baseline, what differs most first
        </caption>
        <thead className="text-xs">
          <tr>
            <th scope="col" className={HEAD}>
              Value
            </th>
            <th scope="col" className={`${HEAD} w-1/4 max-md:hidden`}>
              <span className="font-normal">longest bar {Math.round(longest * 100)} %</span>
            </th>
            <th scope="col" className={`${HEAD} text-end`}>
              Selection
            </th>
            <th scope="col" className={`${HEAD} text-end`}>
              Baseline
            </th>
            <th scope="col" className={`${HEAD} text-end max-sm:hidden`}>
              Points
            </th>
            <th scope="col" className={HEAD}>
              <span className="sr-only">In the query</span>
            </th>
          </tr>
        </thead>
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
                  state={choiceState(view.q, choice)}
                  onChoose={(state) => change({ q: withChoice(view.q, choice, state) })}
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
