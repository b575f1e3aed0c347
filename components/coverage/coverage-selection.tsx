import type { HeatBlock } from "@/components/charts/heat-data";
import type { CoverageGrid } from "@/lib/api/coverage-contract";
import { formatCounted } from "@/lib/format/count";
import type { CoverageHeat } from "./coverage-heat";
import { stateWords, sumHours } from "./coverage-words";
import { ShowHours } from "./show-hours";

/** What the selected cells say together, and the way into their hours. */
export function CoverageSelection({
  block,
  grid,
  heat,
}: {
  readonly block: HeatBlock;
  readonly grid: CoverageGrid;
  readonly heat: CoverageHeat;
}) {
  const chosen = new Set(block.columns.map(({ id }) => Number(id)));
  const times = grid.columns.filter((_column, at) => chosen.has(at));
  const hours = sumHours(
    block.rows.flatMap(({ id }) =>
      (heat.places.get(id)?.cells ?? []).filter(({ column }) => chosen.has(column)),
    ),
  );
  const [first, last] = [times[0], times.at(-1)];
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-selected px-2 py-1">
      <p role="status">
        {formatCounted(block.rows.length, "row")} × {formatCounted(block.columns.length, "column")},
        hours: {stateWords(hours) || "none"}
      </p>
      {first === undefined || last === undefined ? null : (
        <ShowHours fromMs={first.startMs} toMs={last.endMs} grid={grid} />
      )}
      <p className="text-xs text-muted">Esc clears the selection.</p>
    </div>
  );
}
