import { expect, test } from "vitest";
import { toRegionHeat } from "./region-heat";
import { answer, cell, counts, mark, row } from "./testing/region-answer";

const VIEW = { show: "all", split: false, sort: "name", out: "events" } as const;
const all = counts({ success: 5 });
const heat = (...rows: Parameters<typeof answer>[0]) => toRegionHeat(answer(rows), VIEW, "utc");
const quiet = row("ap-south-1");
const busy = row("eu-west-1", { all, cells: [cell(1, { all })] });
const strange = row("sa-east-1", { all, cells: [cell(0, { all, marks: [mark("N")] })] });

test("a grid begins at what is unusual, else at events, else at its first cell", () => {
  expect(heat(quiet, busy, strange).begin).toEqual({ row: 2, column: 0 });
  expect(heat(quiet, busy).begin).toEqual({ row: 1, column: 1 });
  expect(heat(quiet).begin).toEqual({ row: 0, column: 0 });
});

test("what is known of a Region stands before its name, which may be cut", () => {
  const optIn = row("me-south-1", { enabledByDefault: false });
  expect(heat(optIn).rows[0]?.sub).toBe("opt-in · Name of me-south-1");
});
