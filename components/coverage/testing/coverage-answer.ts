import type { StateHours } from "@/components/coverage/state-words";
import type { CoverageGrid, CoverageRow } from "@/lib/api/coverage-contract";

const DAY_MS = 86_400_000;
const START_MS = Date.parse("2026-11-20T00:00Z");

/** A cell of a day; its state is the first of its hours, worst first. */
export function cell(
  column: number,
  state: CoverageRow["cells"][number]["state"],
  hours: StateHours = { [state]: 24 },
): CoverageRow["cells"][number] {
  return { column, state, hours, files: 3, events: 1204 };
}

export function row(region: string, more: Partial<CoverageRow> = {}): CoverageRow {
  return {
    ...{ account: "111122223333", region, isExpected: true, isSeen: true, hours: {}, cells: [] },
    ...{ lastDeliveryMs: null, lagSeconds: null },
    ...more,
  };
}

/** Two days of rows. */
export function answer(rows: readonly CoverageRow[]): CoverageGrid {
  const columns = [0, 1].map((day) => ({
    startMs: START_MS + day * DAY_MS,
    endMs: START_MS + (day + 1) * DAY_MS,
  }));
  return {
    period: { fromMs: START_MS, toMs: START_MS + 2 * DAY_MS, basis: "asked" },
    ...{ grid: "day", columns, rows: [...rows], hours: {}, gaps: [], moreGaps: 0, silent: [] },
    run: null,
  };
}
