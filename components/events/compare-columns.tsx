import { createColumnHelper } from "@tanstack/react-table";
import type { SORTABLE } from "@/components/ui/sortable-table";
import type { ComparedRow } from "./compare-rows";

const helper = createColumnHelper<typeof SORTABLE, ComparedRow>();

/**
 * The columns of a comparison, and the value by which each orders the ranked list.
 * @param longest the share that a bar of full width stands for, from 0 to 1
 */
export function compareColumns(longest: number) {
  return helper.columns([
    helper.accessor(({ label, value }) => `${label} ${value ?? ""}`, {
      id: "value",
      header: "Value",
    }),
    helper.display({
      id: "bars",
      header: () => <Scale longest={longest} />,
      meta: { className: "w-1/4 max-md:hidden" },
    }),
    helper.accessor("selectionPart", { header: "Selection", meta: { isNumber: true } }),
    helper.accessor("baselinePart", { header: "Baseline", meta: { isNumber: true } }),
    helper.accessor("difference", {
      header: "Difference",
      meta: { isNumber: true, className: "max-sm:hidden" },
    }),
    helper.display({
      id: "query",
      header: () => <span className="sr-only">In the query</span>,
    }),
  ]);
}

/** What the bars below are measured by. */
function Scale({ longest }: { readonly longest: number }) {
  return (
    <span className="flex justify-between gap-2">
      <span className="font-normal">0</span>
      Share of events
      <span className="font-normal">{Math.round(longest * 100)} %</span>
    </span>
  );
}
