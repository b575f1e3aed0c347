import { expect, test } from "vitest";
import type { Comparison } from "@/lib/api/analysis-contract";
import { comparisonCsv, equalFields, toGroups, toRows } from "./compare-rows";

const comparison: Comparison = {
  selection: { label: "The selection", total: 100, applied: null },
  baseline: { label: "The rest of the range", total: 1000, applied: null },
  values: [
    {
      field: "event",
      label: "Event",
      value: "=StopLogging",
      selection: 5,
      baseline: 0,
      difference: 0.05,
      onlyIn: "selection",
    },
    {
      field: "error",
      label: "Error",
      value: null,
      selection: 60,
      baseline: 995,
      difference: -0.395,
      onlyIn: null,
    },
    {
      field: "event",
      label: "Event",
      value: "missing",
      selection: 20,
      baseline: 200,
      difference: 0,
      onlyIn: null,
    },
  ],
  fields: ["event", "error", "region"],
  leastSupport: 5,
  asof: 1,
};

test("each side's share is of its own total, and never rounded to all or nothing", () => {
  const [first, second, third] = toRows(comparison);
  expect(first).toMatchObject({ selectionPart: 0.05, baselinePart: 0, points: "+5.0" });
  expect(second?.baselineShare).toMatch(/^>99.%$/);
  expect(second?.points).toBe("−40");
  expect(third?.points).toBe("0");
});

test("a missing value and a value called missing are two rows", () => {
  const keys = toRows({
    ...comparison,
    values: comparison.values.map((value) => ({ ...value, field: "error" })),
  }).map(({ key }) => key);
  expect(new Set(keys).size).toBe(3);
});

test("groups keep the order in which the fields first come", () => {
  const groups = toGroups(toRows(comparison));
  expect(groups.map(({ label, rows }) => [label, rows.length])).toEqual([
    ["Event", 2],
    ["Error", 1],
  ]);
});

test("names the fields in which nothing differs", () => {
  expect(equalFields(comparison)).toEqual(["region"]);
});

test("a side without events has no share", () => {
  const [row] = toRows({ ...comparison, baseline: { ...comparison.baseline, total: 0 } });
  expect(row).toMatchObject({ baselineShare: "–", baselinePart: 0 });
});

test("the CSV is safe for a spreadsheet and leaves what is not recorded empty", () => {
  const lines = comparisonCsv(comparison).split("\r\n");
  expect(lines).toHaveLength(5);
  expect(lines[1]).toBe(`event,"'=StopLogging",5,0.05,0,0,0.05,selection`);
  expect(lines[2]).toBe("error,,60,0.6,995,0.995,-0.395,");
});
