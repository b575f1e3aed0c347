import type { Counts } from "@/lib/api/period-contract";
import type { RegionCell, RegionGrid, RegionMark, RegionRow } from "@/lib/api/region-contract";

const FROM_MS = Date.UTC(2026, 10, 21);
const TO_MS = Date.UTC(2026, 10, 23);
const DAY_MS = 86_400_000;

/** Counts with as many events as the outcomes that are named. */
export function counts(part: Partial<Omit<Counts, "events">> = {}): Counts {
  const all = { success: 0, denied: 0, errors: 0, unknown: 0, ...part };
  return { ...all, events: all.success + all.denied + all.errors + all.unknown };
}

export function mark(kind: RegionMark["kind"], sentence = `why ${kind}`): RegionMark {
  return {
    kind,
    sentence,
    principals: [],
    events: 1,
    link: { q: "", fromMs: FROM_MS, toMs: TO_MS },
  };
}

export function cell(column: number, part: Partial<RegionCell> = {}): RegionCell {
  return { column, all: counts(), global: counts(), quiet: 0, marks: [], ...part };
}

/** A Region in which nothing happened, unless told. */
export function row(region: string | null, part: Partial<RegionRow> = {}): RegionRow {
  return {
    region,
    name: region === null ? null : `Name of ${region}`,
    partition: region === null ? null : "aws",
    isKnown: region !== null,
    enabledByDefault: true,
    state: "uncovered",
    all: counts(),
    global: counts(),
    firstMs: null,
    lastMs: null,
    cells: [],
    uncovered: [],
    q: region === null ? "missing:region" : `region:${region}`,
    ...part,
  };
}

/** Two days of a few Regions. */
export function answer(rows: readonly RegionRow[], part: Partial<RegionGrid> = {}): RegionGrid {
  const time = { hour: null, weekday: null, q: "" };
  return {
    period: { fromMs: FROM_MS, toMs: TO_MS, basis: "asked" },
    baseline: {
      fromMs: FROM_MS - 45 * DAY_MS,
      toMs: FROM_MS,
      coveredHours: 1_078,
      missingHours: 2,
      coveredDays: 44,
      isEnough: true,
    },
    grid: "day",
    columns: [
      { startMs: FROM_MS, endMs: FROM_MS + DAY_MS, ...time },
      { startMs: FROM_MS + DAY_MS, endMs: TO_MS, ...time },
    ],
    rows: [...rows],
    moreRows: 0,
    accounts: [],
    served: [],
    signIns: [],
    asof: 1,
    ...part,
  };
}
