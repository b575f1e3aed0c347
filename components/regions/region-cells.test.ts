import { expect, test } from "vitest";
import type { RegionRow } from "@/lib/api/region-contract";
import { largestCount, lineCell, lineCells } from "./region-cells";
import { regionLines } from "./region-lines";
import { answer, cell, counts, mark, row } from "./testing/region-answer";

const COLUMNS = [{ id: "0", label: "09", longLabel: "22 Nov 09:00–10:00 UTC" }];
const VIEW = { show: "all", split: false, sort: "name", out: "events" } as const;

function lineOf(part: Partial<RegionRow>, split = false) {
  const lines = regionLines(answer([row("eu-west-3", part)]), { ...VIEW, split });
  const [first] = lines;
  if (first === undefined) throw new Error("no line");
  return { first, lines };
}

function cellOf(part: Partial<RegionRow>, out: "events" | "denied" = "events") {
  return lineCells(lineOf(part).first, COLUMNS, out)[0];
}

test("a cell says the Region, the time, its counts and what is unusual", () => {
  const all = counts({ success: 39, denied: 3 });
  const found = cellOf({ cells: [cell(0, { all, marks: [mark("N", "42 events; 0 before")] })] });
  expect(found).toMatchObject({
    label: "eu-west-3, 22 Nov 09:00–10:00 UTC, 42 events, 3 denied, new region",
    count: 42,
    text: "42",
    state: "counted",
    marks: [{ letter: "N", label: "42 events; 0 before" }],
  });
});

test("a Region that somebody invented cannot turn the direction of what is read aloud", () => {
  const lines = regionLines(answer([row("safe\u202egpj", { cells: [cell(0)] })]), VIEW);
  for (const line of lines) {
    expect(lineCells(line, COLUMNS, "events")[0]?.label).toMatch(/^safe\\u202egpj, 22 Nov/);
    expect(lineCell(line, "events").label).toMatch(/^safe\\u202egpj/);
  }
});

test("errors and the calls of a console are said as well", () => {
  const all = counts({ success: 4, errors: 1 });
  expect(cellOf({ cells: [cell(0, { all, quiet: 2 })] })?.label).toBe(
    "eu-west-3, 22 Nov 09:00–10:00 UTC, 5 events, 2 of them a console’s to many Regions, 1 error",
  );
});

test("the three kinds of nothing are told apart", () => {
  expect(cellOf({ state: "quiet" })).toMatchObject({ state: "none", text: "" });
  expect(cellOf({ state: "active", uncovered: [0] })).toMatchObject({ state: "uncovered" });
  const off = cellOf({ state: "not-enabled", uncovered: [0] });
  expect(off).toMatchObject({ state: "not-enabled" });
  expect(off?.label).toBe("eu-west-3, 22 Nov 09:00–10:00 UTC, not enabled");
});

test("events without a denied one are no events when the denied are counted", () => {
  const cells = [cell(0, { all: counts({ success: 5 }) })];
  expect(cellOf({ cells }, "denied")).toMatchObject({ count: 0, text: "", state: "none" });
  expect(cellOf({ cells }, "denied")?.label).toContain("5 events");
});

test("two marks of a kind are one letter with both sentences", () => {
  const marks = [mark("P", "role/a"), mark("H", "silent"), mark("P", "role/b")];
  const found = cellOf({ cells: [cell(0, { all: counts({ success: 1 }), marks })] });
  expect(found?.marks?.map(({ letter, label }) => `${letter} ${label}`)).toEqual([
    "P role/a; role/b",
    "H silent",
  ]);
});

test("global services have cells of their own, without marks", () => {
  const all = counts({ success: 10, denied: 2 });
  const global = counts({ success: 4, denied: 1 });
  const { lines } = lineOf(
    { all, global, cells: [cell(0, { all, global, marks: [mark("V")] })] },
    true,
  );
  const cells = lines.map((line) => lineCells(line, COLUMNS, "events")[0]);
  expect(cells.map((each) => each?.count)).toEqual([7, 5]);
  expect(cells.map((each) => each?.marks?.length)).toEqual([1, 0]);
  expect(lines.map((line) => largestCount(line, "denied"))).toEqual([1, 1]);
});

test("a whole line says the Region's name and all that is unusual in it", () => {
  const all = counts({ success: 3 });
  const cells = [cell(0, { all, marks: [mark("N")] }), cell(1, { marks: [mark("H")] })];
  expect(lineCell(lineOf({ all, cells }).first, "events").label).toBe(
    "eu-west-3, Name of eu-west-3, 3 events, new region, unusual hour",
  );
});
