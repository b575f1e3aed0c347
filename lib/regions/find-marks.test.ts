import fc from "fast-check";
import { expect, test } from "vitest";
import type { RegionGridName } from "@/lib/api/region-contract";
import { findMarks } from "./find-marks";
import { HourSeries, type HourSum } from "./hour-series";
import type { FoundMark, MarkedRegion } from "./mark-cell";

const DAY = 24;
/** Some Monday; the period that is looked at begins 60 days later. */
const ZERO = 19_600 * DAY;
const START = ZERO + 60 * DAY;

type Sums = Record<number, readonly [events: number, failures: number]>;

function series(sums: Sums): HourSeries {
  const entries = Object.entries(sums).map(
    ([hour, [events, failures]]) => [ZERO + Number(hour), { events, failures }] as const,
  );
  return new HourSeries(new Map<number, HourSum>(entries));
}

function region(sums: Sums, more: Partial<MarkedRegion> = {}): MarkedRegion {
  const all = series(sums);
  return { id: "eu-west-3", series: all, loud: all, firsts: [], newcomers: [], ...more };
}

function days(count: number): number[][] {
  return Array.from({ length: count }, (_, day) =>
    Array.from({ length: DAY }, (_, hour) => START + day * DAY + hour),
  );
}

const hours = (count: number) => Array.from({ length: count }, (_, hour) => [START + hour]);
const always = coveredDays(0, 90);

function coveredDays(from: number, to: number): HourSeries {
  const sums: Sums = {};
  for (let hour = from * DAY; hour < to * DAY; hour++) sums[hour] = [1, 0];
  return series(sums);
}

/** The same every hour of some days. */
function steady(from: number, to: number, sum: readonly [number, number]): Sums {
  const sums: Sums = {};
  for (let hour = from * DAY; hour < to * DAY; hour++) sums[hour] = sum;
  return sums;
}

const at = (day: number, hour = 0) => (60 + day) * DAY + hour;

function marks(
  regions: readonly MarkedRegion[],
  { grid = "day" as RegionGridName, columns = days(3), covered = always } = {},
): FoundMark[] {
  return findMarks({ grid, columns, covered, regions });
}

const sentences = (found: readonly FoundMark[]) =>
  found.map(({ kind, column, sentence }) => `${kind}${column} ${sentence}`);

test("the first day of a silent Region is new, and says what was known before and who was first", () => {
  const first = { key: "k", kind: "role", name: "ci", timeMs: (START + DAY + 3) * 3_600_000 };
  const one = region({ [at(1, 3)]: [42, 0], [at(2, 3)]: [1, 0] }, { firsts: [first] });
  const covered = coveredDays(16, 90);
  expect(marks([one], { covered })[0]?.principals).toEqual([first]);
  expect(sentences(marks([one], { covered }))).toEqual([
    `N1 42 events; 0 in the 45 days before, of which 45 were covered; first by role ci at 31 Oct 2023 03:00:00Z`,
  ]);
});

test("nothing is unusual where fewer than 14 of the days before were covered", () => {
  const loud = region({ ...steady(50, 60, [1, 0]), [at(0)]: [5_000, 4_000] });
  const quietRegion = region({ [at(0)]: [50, 0] });
  expect(marks([loud, quietRegion], { covered: coveredDays(47, 90) })).toEqual([]);
  expect(marks([quietRegion], { covered: coveredDays(46, 90) })).toHaveLength(1);
});

test("a Region that only a console's list of all Regions called is not new, but later activity is", () => {
  const one = region(
    { [at(0, 5)]: [3, 0], [at(2, 5)]: [7, 0] },
    { loud: series({ [at(2, 5)]: [7, 0] }) },
  );
  expect(sentences(marks([one]))).toEqual([
    "N2 7 events; 0 in the 45 days before, of which 45 were covered",
  ]);
  const mixed = region({ [at(0, 5)]: [10, 0] }, { loud: series({ [at(0, 5)]: [4, 0] }) });
  expect(sentences(marks([mixed]))).toEqual([
    "N0 10 events; 0 in the 45 days before, of which 45 were covered; 6 of them read-only calls that a console made to many Regions at once",
  ]);
});

test("volume names what is usual for such a time", () => {
  const one = region({ ...steady(0, 60, [1, 0]), [at(0)]: [240, 0], [at(1)]: [24, 0] });
  expect(sentences(marks([one]))).toEqual([
    "V0 240 events; 24 are usual for such a time: 1\u202f080 in 1\u202f080 covered hours of the 45 days before",
  ]);
});

test("hours are compared with the same hour of the day, and of the week", () => {
  const sums: Sums = {};
  for (let day = 0; day < 60; day++) sums[day * DAY + 9] = [100, 0];
  const one = region({ ...sums, [at(0, 9)]: [100, 0], [at(0, 10)]: [100, 0] });
  const found = marks([one], { grid: "hour", columns: hours(24) });
  expect(found.map(({ kind, column }) => `${kind}${column}`)).toEqual(["H10"]);
  expect(found[0]?.sentence).toBe(
    "100 events in the hour from 10:00 UTC; 0 at this hour in the 28 covered days before",
  );
});

test("an error share must be both far above the usual one and many failures", () => {
  const usual = steady(0, 60, [10, 1]);
  const share = (sum: readonly [number, number]) =>
    marks([region({ ...usual, [at(0)]: sum })]).map(({ kind }) => kind);
  expect(share([30, 10])).toEqual(["E"]);
  expect(share([30, 8])).toEqual([]);
  expect(share([40, 11])).toEqual([]);
  expect(sentences(marks([region({ ...usual, [at(0)]: [30, 10] })]))[0]).toContain(
    "10 of 30 events failed (33\u202f%); 1\u202f080 of 10\u202f800 (10\u202f%) in the 45 days before",
  );
});

test("a principal is new to a Region that others use, not to a new one", () => {
  const newcomer = {
    key: "user|1|eve",
    kind: "user",
    name: "eve",
    timeMs: (START + 5) * 3_600_000 + 60_000,
    knownSinceMs: ZERO * 3_600_000,
  };
  const used = region(steady(0, 62, [1, 0]), { newcomers: [newcomer] });
  const found = marks([used]);
  expect(found).toMatchObject([
    { kind: "P", column: 0, events: null, principals: [{ key: "user|1|eve" }] },
  ]);
  const silent = region({ [at(0, 5)]: [1, 0] }, { newcomers: [newcomer] });
  expect(marks([silent]).map(({ kind }) => kind)).toEqual(["N"]);
});

const sumsOf = fc
  .array(
    fc.tuple(
      fc.nat(63 * DAY - 1),
      fc.integer({ min: 1, max: 400 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
    { maxLength: 60 },
  )
  .map(
    (rows): Sums =>
      Object.fromEntries(
        rows.map(([hour, events, share]) => [hour, [events, Math.floor(events * share)]]),
      ),
  );
const gridOf = fc.constantFrom<readonly [RegionGridName, number[][]]>(
  ["day", days(3)],
  ["hour", hours(72)],
  [
    "hour-day",
    Array.from({ length: 24 }, (_, hour) => [0, 1, 2].map((day) => START + day * DAY + hour)),
  ],
);

test("whatever happened: one new mark for each silence, marks only on cells with events, any order of Regions", () => {
  fc.assert(
    fc.property(fc.array(sumsOf, { maxLength: 5 }), gridOf, (all, [grid, columns]) => {
      const regions = all.map((sums, number) => region(sums, { id: `r${number}` }));
      const found = marks(regions, { grid, columns });
      for (const mark of found) {
        const sums = all[Number(mark.region.slice(1))] ?? {};
        const inCell = (columns[mark.column] ?? []).reduce(
          (sum, hour) => sum + (sums[hour - ZERO]?.[0] ?? 0),
          0,
        );
        expect(inCell).toBeGreaterThan(0);
        expect(mark.sentence).toMatch(/^\d/);
        if (mark.kind === "N" || mark.kind === "V") expect(mark.events).toBe(inCell);
      }
      for (const [number, sums] of all.entries()) {
        const hoursWith = Object.keys(sums)
          .map(Number)
          .sort((a, b) => a - b);
        const first = hoursWith.find((hour) => hour >= 60 * DAY);
        const isSilent = !hoursWith.some((hour) => hour < 60 * DAY && hour >= 15 * DAY);
        const isNew = found.some(({ kind, region }) => kind === "N" && region === `r${number}`);
        if (grid === "hour-day") expect(isNew).toBe(isSilent && first !== undefined);
        else if (isSilent && first !== undefined) expect(isNew).toBe(true);
      }
      const order = (list: readonly FoundMark[]) => list.map((mark) => JSON.stringify(mark)).sort();
      expect(order(marks(regions.toReversed(), { grid, columns }))).toEqual(order(found));
    }),
  );
});

test("more events of the same time are never less remarkable", () => {
  fc.assert(
    fc.property(sumsOf, fc.integer({ min: 1, max: 5_000 }), (sums, more) => {
      const [events, failures] = sums[at(0)] ?? [0, 0];
      const grown = { ...sums, [at(0)]: [events + more, failures] as const };
      const isMarked = (of: Sums) =>
        marks([region(of)]).some(({ kind, column }) => kind === "V" && column === 0);
      if (isMarked(sums)) expect(isMarked(grown)).toBe(true);
    }),
  );
});
