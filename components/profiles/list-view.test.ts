import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_LIST, LIST_SORTS, type ListView, parseListView, printListView } from "./list-view";

const anyView: fc.Arbitrary<ListView> = fc.record({
  contains: fc.string({ maxLength: 200 }),
  kind: fc.constantFrom("", "user", "identity-center"),
  sort: fc.constantFrom(...LIST_SORTS),
  offset: fc.nat(999_999),
});

test("what is written into a link is read from it", () => {
  fc.assert(
    fc.property(anyView, (view) => {
      const printed = Object.entries(printListView(view)).filter(
        (pair): pair is [string, string] => pair[1] !== null,
      );
      expect(parseListView(printed)).toEqual({ view, ignored: [] });
    }),
  );
});

test("what is usual is not written", () => {
  expect(Object.values(printListView(DEFAULT_LIST)).every((value) => value === null)).toBe(true);
});

test("another question begins at the first row", () => {
  expect(printListView({ contains: "alice" })).toEqual({ contains: "alice", offset: null });
  expect(printListView({ offset: 200 })).toEqual({ offset: "200" });
});

test("the period, the accounts and the clock are not ignored", () => {
  const given = [
    ["from", "now-7d"],
    ["to", "now"],
    ["scope", "123456789012"],
    ["tz", "Europe/Oslo"],
  ] as const;
  expect(parseListView(given)).toEqual({ view: DEFAULT_LIST, ignored: [] });
});

test.each([
  ["sort", "events"],
  ["offset", "-1"],
  ["offset", "1e3"],
  ["kind", "User"],
  ["contains", "a".repeat(201)],
  ["__proto__", "1"],
])("%s=%s is left out and named", (name, value) => {
  expect(parseListView([[name, value]])).toEqual({ view: DEFAULT_LIST, ignored: [name] });
});

test("of a setting that is given twice the first counts, and it is named", () => {
  const given = [
    ["contains", "a"],
    ["contains", "b"],
  ] as const;
  expect(parseListView(given)).toEqual({
    view: { ...DEFAULT_LIST, contains: "a" },
    ignored: ["contains"],
  });
});
