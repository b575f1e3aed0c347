import fc from "fast-check";
import { expect, test } from "vitest";
import { type Baseline, baselineOf, parseBaseline, printBaseline } from "./compare-baseline";

test("every baseline reads back from its link", () => {
  const time = fc.constantFrom("2026-11-21T03:00Z", "now-7d", "now");
  const baseline: fc.Arbitrary<Baseline> = fc.oneof(
    fc.record({ kind: fc.constantFrom("rest", "prev", "weeks") }),
    fc.record({ kind: fc.constant("range"), from: time, to: time }),
    fc.record({ kind: fc.constant("principal"), name: fc.string({ minLength: 1 }) }),
  );
  fc.assert(
    fc.property(baseline, (each) => {
      expect(parseBaseline(printBaseline(each))).toEqual(each);
    }),
  );
});

test("a name may hold what looks like a range", () => {
  expect(parseBaseline("principal:a..b")).toEqual({ kind: "principal", name: "a..b" });
});

test("a selection alone is compared with the rest; a whole range with what is named", () => {
  expect(baselineOf("a..b", null)).toEqual({ kind: "rest" });
  expect(baselineOf(null, "prev")).toEqual({ kind: "prev" });
});

test("without a selection there is no rest, and nothing to compare", () => {
  expect(baselineOf(null, null)).toBe(null);
  expect(baselineOf(null, "rest")).toBe(null);
});

test("what says nothing is no baseline", () => {
  for (const text of ["", "..", "a..", "..b", "a..b..c", "principal:", "previous"]) {
    expect(parseBaseline(text)).toBe(null);
  }
});
