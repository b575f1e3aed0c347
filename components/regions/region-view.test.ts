import fc from "fast-check";
import { expect, test } from "vitest";
import {
  COUNTED,
  DEFAULT_VIEW,
  parseRegionView,
  printRegionView,
  type RegionView,
  ROW_SORTS,
} from "./region-view";

const anyView: fc.Arbitrary<RegionView> = fc.record({
  grid: fc.constantFrom(null, "day", "hour", "hour-day", "week", "map"),
  split: fc.boolean(),
  show: fc.constantFrom("some", "all"),
  sort: fc.constantFrom(...ROW_SORTS),
  rel: fc.boolean(),
  table: fc.boolean(),
  out: fc.constantFrom(...COUNTED),
});

test("what is written into a link is read from it", () => {
  fc.assert(
    fc.property(anyView, (view) => {
      const printed = Object.entries(printRegionView(view)).filter(
        (pair): pair is [string, string] => pair[1] !== null,
      );
      expect(parseRegionView(printed)).toEqual({ view, ignored: [] });
    }),
  );
});

test("what is usual is not written", () => {
  expect(Object.values(printRegionView(DEFAULT_VIEW)).every((value) => value === null)).toBe(true);
});

test("the period, the accounts and the clock are not ignored", () => {
  const given = [
    ["from", "now-7d"],
    ["to", "now"],
    ["scope", "123456789012"],
    ["tz", "Europe/Oslo"],
  ] as const;
  expect(parseRegionView(given)).toEqual({ view: DEFAULT_VIEW, ignored: [] });
});

test.each([
  ["grid", "year"],
  ["split", "yes"],
  ["show", "some"],
  ["sort", "__proto__"],
  ["colour", "red"],
  ["__proto__", "1"],
])("%s=%s is left out and named", (name, value) => {
  expect(parseRegionView([[name, value]])).toEqual({ view: DEFAULT_VIEW, ignored: [name] });
});

test("of a setting that is given twice the first counts, and it is named", () => {
  const given = [
    ["grid", "day"],
    ["grid", "map"],
    ["from", "now-7d"],
    ["from", "now-1d"],
  ] as const;
  expect(parseRegionView(given)).toEqual({
    view: { ...DEFAULT_VIEW, grid: "day" },
    ignored: ["grid", "from"],
  });
});

test("an empty value is no setting", () => {
  expect(parseRegionView([["grid", ""]])).toEqual({ view: DEFAULT_VIEW, ignored: [] });
});
