import { expect, test } from "vitest";
import type { CoverageRow } from "@/lib/api/coverage-contract";
import { toCoverageHeat } from "./coverage-heat";
import { STATE_WORDS, STATES } from "./state-words";
import { answer, cell, row } from "./testing/coverage-answer";

const ALL = { show: "all" } as const;

function firstCell(only: CoverageRow["cells"][number]) {
  const {
    rows,
    columns,
    cell: cellOf,
  } = toCoverageHeat(answer([row("eu-west-1", { cells: [only] })]), ALL, "utc");
  const [line, column] = [rows[0], columns[0]];
  if (line === undefined || column === undefined) throw new Error("no cell");
  return cellOf(line, column);
}

test("a cell says its place, time, state, files and events", () => {
  expect(firstCell(cell(0, "complete"))).toMatchObject({
    label: "eu-west-1 of 111122223333, 20 Nov 2026 UTC, complete; 3 log files, 1\u202f204 events",
    text: "",
    fact: { words: "complete", look: STATE_WORDS.complete.look },
  });
});

test("a day with some hours missing says how many, in the cell and in words", () => {
  expect(firstCell(cell(0, "missing", { complete: 22, missing: 2 }))).toMatchObject({
    label: expect.stringContaining("hours: 22 complete, 2 missing"),
    text: "2",
    state: "none",
    fact: { words: "22 complete, 2 missing", look: STATE_WORDS.missing.look },
  });
});

test("complete and empty hours of one day are all proven: no number stands out", () => {
  expect(firstCell(cell(0, "complete", { complete: 9, "proven-empty": 15 }))?.text).toBe("");
});

test("unknown hours are hatched: the whole cell, or below what most of the others are", () => {
  expect(firstCell(cell(0, "unknown"))).toMatchObject({
    ...{ state: "uncovered", partlyCovered: false },
    fact: { words: "unknown" },
  });
  const partly = cell(0, "unknown", { unknown: 6, complete: 4, "proven-empty": 14 });
  expect(firstCell(partly)).toMatchObject({
    ...{ state: "none", partlyCovered: true, text: "" },
    fact: {
      words: "4 complete, 14 proven empty, 6 unknown",
      look: STATE_WORDS["proven-empty"].look,
    },
  });
});

test("each state has a word and a look of its own, and all but the hatched one a shape", () => {
  for (const of of ["word", "meaning", "look"] as const) {
    expect(new Set(STATES.map((state) => STATE_WORDS[state][of])).size).toBe(STATES.length);
  }
  const shapes = STATES.map((state) => /content-\['(.)'\]/.exec(STATE_WORDS[state].look)?.[1]);
  expect(new Set(shapes).size).toBe(STATES.length);
  expect(STATES.filter((_state, at) => shapes[at] === undefined)).toEqual(["unknown"]);
});

test("a day of which only its last hours may still come is as unknown as its others", () => {
  expect(firstCell(cell(0, "unknown", { unknown: 21, late: 3 }))).toMatchObject({
    ...{ state: "uncovered", text: "", partlyCovered: false },
    fact: { words: "3 late, 21 unknown" },
  });
});

test("what has evidence stands first, account by account, and the rest can be left out", () => {
  const silent = { unknown: 45, late: 3 };
  const rows = [
    row("us-east-1", { account: "000000000000", hours: silent }),
    row("ap-east-1", { isSeen: false, hours: silent }),
    row("eu-west-1", { hours: { complete: 24, missing: 24 } }),
  ];
  const heat = (show: "all" | "seen") => toCoverageHeat(answer(rows), { show }, "utc").rows;
  expect(heat("all").map(({ header, group, sub }) => [group, header, sub])).toEqual([
    ["111122223333", "eu-west-1", undefined],
    ["111122223333", "ap-east-1", "no trail evidence"],
    ["000000000000", "us-east-1", undefined],
  ]);
  expect(heat("seen").map(({ header }) => header)).toEqual(["eu-west-1"]);
});

test("the grid begins at what is missing, else where something is known", () => {
  const rows = [
    row("ap-east-1", { cells: [cell(0, "unknown"), cell(1, "unknown")] }),
    row("eu-west-1", { cells: [cell(0, "complete"), cell(1, "complete")] }),
    row("us-east-1", { cells: [cell(0, "delivered"), cell(1, "missing")] }),
  ];
  const begin = (count: number) => toCoverageHeat(answer(rows.slice(0, count)), ALL, "utc").begin;
  expect([begin(1), begin(2), begin(3)]).toEqual([
    { row: 0, column: 0 },
    { row: 1, column: 0 },
    { row: 2, column: 1 },
  ]);
});
