import fc from "fast-check";
import { expect, test } from "vitest";
import type { SearchRun } from "@/lib/api/desk-contract";
import { toSearchTree } from "./search-tree";

const run = (id: number, parentId: number | null = null): SearchRun => ({
  id,
  parentId,
  q: `n${id}`,
  url: "/events",
  found: null,
  atMs: id,
});

const drawn = (runs: SearchRun[]) =>
  toSearchTree(runs).map(({ run: { id }, depth }) => `${"-".repeat(depth)}${id}`);

test("ways are listed newest first, and the steps of a way as they were made", () => {
  expect(drawn([run(6, 2), run(5), run(4, 2), run(3, 1), run(2), run(1)])).toEqual([
    "5",
    "2",
    "-4",
    "-6",
    "1",
    "-3",
  ]);
  expect(drawn([run(4, 2), run(3, 2), run(2, 1), run(1)])).toEqual(["1", "-2", "--3", "--4"]);
});

test("a search whose beginning is not listed begins a way itself", () => {
  expect(drawn([run(9, 8), run(8, 3)])).toEqual(["8", "-9"]);
});

test("every search is listed once, whatever it says that it came from", () => {
  const parent = fc.option(fc.integer({ min: 0, max: 12 }));
  fc.assert(
    fc.property(fc.array(parent, { maxLength: 12 }), (parents) => {
      const steps = toSearchTree(parents.map((parentId, id) => run(id, parentId)).reverse());
      expect(steps.map((step) => step.run.id).sort((a, b) => a - b)).toEqual(
        parents.map((_parent, id) => id),
      );
    }),
  );
});
