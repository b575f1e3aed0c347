import fc from "fast-check";
import { expect, test } from "vitest";
import { type ConsoleCall, findFanOut } from "./find-fan-out";

const call = (second: number, region: string, series = "a"): ConsoleCall => ({
  timeMs: second * 1_000,
  region,
  series,
});

test("five Regions within a minute are a list of all Regions; four are visits", () => {
  const five = ["r1", "r2", "r3", "r4", "r5"].map((region, at) => call(at * 15, region));
  expect(findFanOut(five).size).toBe(5);
  expect(findFanOut(five.slice(1)).size).toBe(0);
  expect(findFanOut([...five.slice(0, 4), call(61, "r5")]).size).toBe(0);
});

test("calls of another principal or of another kind do not count, nor do repeats in one Region", () => {
  const four = ["r1", "r2", "r3", "r4"].map((region) => call(0, region));
  expect(findFanOut([...four, call(0, "r5", "b")]).size).toBe(0);
  expect(findFanOut([...four, call(1, "r4"), call(2, "r4")]).size).toBe(0);
});

test("the same calls are found by looking at every minute", () => {
  const calls = fc.array(
    fc.record({
      timeMs: fc.integer({ min: 0, max: 200_000 }),
      region: fc.constantFrom("1", "2", "3", "4", "5", "6"),
      series: fc.constantFrom("a", "b"),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(calls, (all) => {
      const expected = new Set<ConsoleCall>();
      for (const first of all) {
        const within = all.filter(
          ({ timeMs, series }) =>
            series === first.series && timeMs >= first.timeMs && timeMs <= first.timeMs + 60_000,
        );
        if (new Set(within.map(({ region }) => region)).size < 5) continue;
        for (const one of within) expected.add(one);
      }
      expect(findFanOut(all)).toEqual(expected);
    }),
  );
});
