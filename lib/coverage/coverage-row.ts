import type { CoverageGrid, CoverageRow } from "@/lib/api/coverage-contract";
import { type HourState, worstState } from "@/lib/db/coverage/hour-state";
import type { LastDelivery } from "@/lib/db/coverage/last-deliveries";
import type { HoursOfPlace } from "@/lib/db/coverage/place-hours";
import type { ListedPlace } from "./list-places";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type StateCounts = Partial<Record<HourState, number>>;

/** One place with its cells; columns that have no hour before `endMs` have no cell. */
export function toCoverageRow(
  place: ListedPlace,
  hours: Pick<HoursOfPlace, "judge" | "count">,
  { columns, grid }: Pick<CoverageGrid, "columns" | "grid">,
  endMs: number,
  last: Pick<CoverageRow, "lastDeliveryMs" | "lagSeconds">,
): CoverageRow {
  const cells = columns.flatMap((time, column) => {
    const counts: StateCounts = {};
    for (let startMs = time.startMs; startMs < Math.min(time.endMs, endMs); startMs += HOUR_MS) {
      const { state } = hours.judge(startMs);
      counts[state] = (counts[state] ?? 0) + 1;
    }
    const state = worstState(statesOf(counts));
    if (state === null) return [];
    const unitMs = grid === "day" ? DAY_MS : HOUR_MS;
    const { files, events } = hours.count(Math.floor(time.startMs / unitMs) * unitMs);
    return [{ column, state, hours: counts, files, events }];
  });
  return { ...place, hours: sumCounts(cells.map((cell) => cell.hours)), ...last, cells };
}

export function sumCounts(parts: Iterable<StateCounts>): StateCounts {
  const sums: StateCounts = {};
  for (const part of parts) {
    for (const state of statesOf(part)) sums[state] = (sums[state] ?? 0) + (part[state] ?? 0);
  }
  return sums;
}

/** When something last came of each place, and how far it lies behind the newest of the account. */
export function lastOf(
  seen: readonly LastDelivery[],
  { account, region }: ListedPlace,
): Pick<CoverageRow, "lastDeliveryMs" | "lagSeconds"> {
  const own = seen.filter((one) => one.account === account);
  const lastDeliveryMs = own.find((one) => one.region === region)?.deliveredMs ?? null;
  if (lastDeliveryMs === null) return { lastDeliveryMs, lagSeconds: null };
  const newestMs = own.reduce((most, one) => Math.max(most, one.deliveredMs ?? most), 0);
  return { lastDeliveryMs, lagSeconds: Math.round((newestMs - lastDeliveryMs) / 1000) };
}

function statesOf(counts: StateCounts): HourState[] {
  return Object.keys(counts).filter((name): name is HourState => Object.hasOwn(counts, name));
}
