import type { HeatCell, HeatColumn, HeatRow } from "@/components/charts/heat-data";
import type { CoverageGrid, CoverageRow, CoverageState } from "@/lib/api/coverage-contract";
import { formatCount, formatCounted } from "@/lib/format/count";
import type { Zone } from "@/lib/format/time";
import { toVisible } from "@/lib/format/visible";
import { toCoverageColumns } from "./coverage-columns";
import type { CoverageView } from "./coverage-view";
import { stateWords, totalHours } from "./coverage-words";
import { STATE_WORDS, STATES, type StateHours } from "./state-words";

export type CoverageCell = CoverageRow["cells"][number];

const DELIVERED: readonly CoverageState[] = ["complete", "proven-empty", "delivered"];
const COUNTED: ReadonlySet<CoverageState> = new Set(["delivered", "missing", "late", "off"]);
const SILENT: ReadonlySet<CoverageState> = new Set(["unknown", "late"]);

/** Coverage as the heat grid and its table take it, with what is behind each row. */
export interface CoverageHeat {
  readonly rows: readonly HeatRow[];
  readonly columns: readonly HeatColumn[];
  /** By the id of the heat grid's row. */
  readonly places: ReadonlyMap<string, CoverageRow>;
  readonly cell: (row: HeatRow, column: HeatColumn) => HeatCell | null;
  /** The first cell with something missing, else the first one of which something is known. */
  readonly begin: { readonly row: number; readonly column: number };
}

export function toCoverageHeat(
  grid: CoverageGrid,
  { show }: Pick<CoverageView, "show">,
  zone: Zone,
): CoverageHeat {
  const columns = toCoverageColumns(grid, zone);
  const shown = evidentFirst(grid.rows).filter((row) => isEvident(row) || show === "all");
  const cells = new Map(shown.map((row) => [rowId(row), toCells(row, columns)]));
  return {
    rows: shown.map((row) => ({
      id: rowId(row),
      header: row.region,
      group: row.account,
      ...(!row.isSeen && { sub: "no trail evidence" }),
    })),
    columns,
    places: new Map(shown.map((row) => [rowId(row), row])),
    cell: (row, column) => cells.get(row.id)?.[Number(column.id)] ?? null,
    begin: findBegin(shown),
  };
}

/** Names a row in the grid. */
export function rowId({ account, region }: Pick<CoverageRow, "account" | "region">): string {
  return `${account}/${region}`;
}

function toCells(row: CoverageRow, columns: readonly HeatColumn[]): readonly (HeatCell | null)[] {
  const known = new Map(row.cells.map((cell) => [cell.column, cell]));
  return columns.map(({ longLabel }, at) => {
    const cell = known.get(at);
    return cell === undefined
      ? null
      : toHeatCell(toVisible(`${row.region} of ${row.account}, ${longLabel}`), cell);
  });
}

function toHeatCell(title: string, { state, hours, files, events }: CoverageCell): HeatCell {
  const shown = shownState(state, hours);
  const own = hours[shown] ?? 0;
  const isPart = own < totalHours(hours);
  const words = isPart ? stateWords(hours) : STATE_WORDS[state].word;
  return {
    count: 0,
    // Hours of which all is well, or which are hatched, are counted in words alone.
    text: isPart && shown === state && COUNTED.has(state) ? formatCount(own) : "",
    label: [
      `${title}, ${isPart ? `hours: ${words}` : words}`,
      `${formatCounted(files, "log file")}, ${formatCounted(events, "event")}`,
    ].join("; "),
    state: shown === "unknown" ? "uncovered" : "none",
    partlyCovered: shown !== state,
    fact: { words, look: STATE_WORDS[shown].look },
  };
}

/** Hours that nothing speaks for are hatched below those that something was delivered for. */
function shownState(state: CoverageState, hours: StateHours): CoverageState {
  if (state !== "unknown") return state;
  const others = DELIVERED.filter((each) => (hours[each] ?? 0) > 0);
  return others.toSorted((a, b) => (hours[b] ?? 0) - (hours[a] ?? 0))[0] ?? state;
}

/** Accounts, and in each its Regions, of which something is known first; else as they came. */
function evidentFirst(rows: readonly CoverageRow[]): readonly CoverageRow[] {
  const evident = rows.filter(isEvident);
  const accounts = new Set([...evident, ...rows].map(({ account }) => account));
  return [...accounts].flatMap((account) => {
    const own = rows.filter((row) => row.account === account);
    return own.toSorted((a, b) => Number(isEvident(b)) - Number(isEvident(a)));
  });
}

/** That something may still come is no evidence. */
function isEvident({ hours }: CoverageRow): boolean {
  return STATES.some((state) => !SILENT.has(state) && (hours[state] ?? 0) > 0);
}

function findBegin(rows: readonly CoverageRow[]) {
  const kinds = [
    ({ state }: CoverageCell) => state === "missing",
    ({ hours }: CoverageCell) => DELIVERED.some((state) => (hours[state] ?? 0) > 0),
  ];
  for (const isOne of kinds) {
    const row = rows.findIndex(({ cells }) => cells.some(isOne));
    if (row !== -1) return { row, column: rows[row]?.cells.find(isOne)?.column ?? 0 };
  }
  return { row: 0, column: 0 };
}
