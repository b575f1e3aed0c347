import { expect, test } from "vitest";
import { cell, mark, row } from "./testing/region-answer";
import { listUnusual } from "./unusual-rows";

const COLUMNS = ["21 Nov", "22 Nov"].map((longLabel, at) => ({
  id: String(at),
  label: "",
  longLabel,
}));

test("every mark is listed once, new Regions first, then in time order", () => {
  const rows = [
    row("eu-west-1", {
      cells: [cell(0, { marks: [mark("H"), mark("V")] }), cell(1, { marks: [mark("P")] })],
    }),
    row("sa-east-1", { cells: [cell(1, { marks: [mark("N")] }), cell(0, { marks: [mark("P")] })] }),
  ];
  const listed = listUnusual(rows, COLUMNS);
  expect(listed.map(({ mark: { kind }, region, time }) => `${kind} ${region} ${time}`)).toEqual([
    "N sa-east-1 22 Nov",
    "P sa-east-1 21 Nov",
    "P eu-west-1 22 Nov",
    "V eu-west-1 21 Nov",
    "H eu-west-1 21 Nov",
  ]);
  expect(new Set(listed.map(({ id }) => id)).size).toBe(5);
});
