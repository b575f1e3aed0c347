import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeRates, type RateHour } from "./judge-rate";

const QUIET = Array.from({ length: 168 }, () => 0);
const hour = (more: Partial<RateHour>): RateHour => ({
  count: 40,
  recent: QUIET,
  sameHours: [],
  ...more,
});
const isUnusual = (more: Partial<RateHour>, series = 50) =>
  judgeRates([hour(more)], series)[0] !== null;

test("many calls of an action that nobody used in seven days are unusual, few are not", () => {
  expect(isUnusual({})).toBe(true);
  expect(isUnusual({ count: 10 })).toBe(true);
  expect(isUnusual({ count: 9 })).toBe(false);
});

test("less than three known days say nothing", () => {
  expect(isUnusual({ recent: QUIET.slice(0, 71) })).toBe(false);
  expect(isUnusual({ recent: QUIET.slice(0, 72) })).toBe(true);
});

test("a weekly job is usual at its hour, and a habit of days is usual at every hour", () => {
  expect(isUnusual({ sameHours: [38, 41, 40, 0] })).toBe(false);
  expect(isUnusual({ sameHours: [0, 0, 40, 0] })).toBe(true);
  // Two weeks are not enough for a median.
  expect(isUnusual({ sameHours: [40, 40] })).toBe(true);
  expect(isUnusual({ recent: QUIET.map(() => 9) })).toBe(false);
});

test("bursts that came before make another one likelier", () => {
  const bursts = QUIET.map((_, at) => (at % 24 === 0 ? 40 : 0));
  expect(isUnusual({ recent: bursts })).toBe(false);
});

test("the numbers say what is usual and why", () => {
  const [verdict] = judgeRates([hour({ recent: QUIET.map((_, at) => (at < 6 ? 1 : 0)) })], 1);
  expect(verdict).toMatchObject({ by: "seven days", recentCalls: 6, recentHours: 168, weeks: 0 });
  expect(verdict?.usual).toBeCloseTo(7 / 168);
});

test("one verdict for each series, and looking at more series never makes one unusual", () => {
  const hours = fc.array(
    fc.record({
      count: fc.integer({ min: 0, max: 300 }),
      recent: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 60, maxLength: 168 }),
      sameHours: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 4 }),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(hours, fc.nat(500), (looked, more) => {
      const few = judgeRates(looked, looked.length);
      const many = judgeRates(looked, looked.length + more);
      expect(few).toHaveLength(looked.length);
      many.forEach((verdict, at) => {
        if (verdict === null) return;
        expect(few[at]).not.toBeNull();
        expect(looked[at]?.count).toBeGreaterThanOrEqual(Math.max(10, 5 * verdict.usual));
      });
    }),
  );
});
