import { expect, test } from "vitest";
import { issuesOf, matches } from "./testing/write-rule";

/** Selections a, b, c, filter_x, filter_y and _hidden, each true where the record has its name. */
const SELECTIONS = ["a", "b", "c", "filter_x", "filter_y", "_hidden"];

function rule(condition: string): string {
  const selections = SELECTIONS.map((name) => `${name}:\n  eventName|contains: '<${name}>'`);
  return [...selections, `condition: ${condition}`].join("\n");
}

function holds(condition: string, ...names: string[]): boolean {
  return matches(rule(condition), { eventName: names.map((name) => `<${name}>`).join("") || "-" });
}

test("or binds least, then and, then not, then x of; brackets bind most", () => {
  expect(holds("a or b and c", "a")).toBe(true);
  expect(holds("a or b and c", "b")).toBe(false);
  expect(holds("(a or b) and c", "a")).toBe(false);
  expect(holds("(a or b) and c", "a", "c")).toBe(true);
  expect(holds("not a and b", "b")).toBe(true);
  expect(holds("not a and b", "a", "b")).toBe(false);
  expect(holds("not (a and b)", "a")).toBe(true);
  expect(holds("not a or b", "a", "b")).toBe(true);
  expect(holds("not not a", "a")).toBe(true);
  expect(holds("a and not 1 of filter_*", "a")).toBe(true);
  expect(holds("a and not 1 of filter_*", "a", "filter_y")).toBe(false);
  expect(holds("a and not all of filter_*", "a", "filter_y")).toBe(true);
});

test("1 of, any of and all of take patterns and them, which leave out names that begin with _", () => {
  expect(holds("1 of them", "c")).toBe(true);
  expect(holds("1 of them", "_hidden")).toBe(false);
  expect(holds("any of filter*", "filter_x")).toBe(true);
  expect(holds("all of filter_*", "filter_x")).toBe(false);
  expect(holds("all of filter_*", "filter_x", "filter_y")).toBe(true);
  expect(holds("1 of *_x", "filter_x")).toBe(true);
  expect(holds("1 of _hid*", "_hidden")).toBe(true);
  expect(issuesOf(rule("1 of *hidden"))[0]).toContain("names no selection");
  expect(holds("1 of a", "a")).toBe(true);
  expect(holds("ALL OF filter_* AND NOT a", "filter_x", "filter_y")).toBe(true);
});

test("a list of conditions means one of them", () => {
  expect(holds("\n  - a and b\n  - c", "c")).toBe(true);
  expect(holds("\n  - a and b\n  - c", "a")).toBe(false);
});

test.each([
  ["d", 'There is no selection "d"; there are a, b, c'],
  ["a and", "A selection is missing at the end."],
  ["or a", 'A selection is missing before "or".'],
  ["a b", '"b" is not expected here'],
  ["(a", "A ( is not closed."],
  ["a)", "No ( stands before this )."],
  ["a | count() by b > 5", "write a correlation rule instead"],
  ["2 of filter_*", '"2 of" is not known'],
  ["1 of nothing_*", '"1 of nothing_*" names no selection'],
  ["filter_*", "write 1 of or all of before it"],
  ["1 of", 'A pattern is missing after "1 of".'],
  ["''", "The condition is empty."],
  [`${"(".repeat(40)}a${")".repeat(40)}`, "Brackets and not go at most"],
  [`${"not ".repeat(40)}a`, "Brackets and not go at most"],
  [`a${" or a".repeat(2_000)}`, "A condition has at most"],
])("the condition %s is refused with its reason", (condition, reason) => {
  const [issue = ""] = issuesOf(rule(condition));
  expect(issue).toMatch(/^error detection\.condition: /);
  expect(issue).toContain(reason);
});

test("a selection that no condition asks for is told", () => {
  expect(issuesOf(rule("a and b and 1 of filter*"))).toEqual([
    "warning detection.condition: The condition does not ask for c.",
  ]);
});
