import fc from "fast-check";
import { expect, test } from "vitest";
import { cutAtFinds, findInLines } from "./raw-find";

test("finds every place, ignoring case", () => {
  expect(findInLines(['"Bucket": "logs",', '"bucketName"'], "bucket")).toEqual([
    { line: 0, from: 1, to: 7 },
    { line: 1, from: 1, to: 7 },
  ]);
});

test("what is looked for is a text, not a pattern", () => {
  expect(findInLines(["a.b", "axb", "(a+)+$", "[x]-{1}/|\\^"], "a.b")).toHaveLength(1);
  expect(findInLines(["(a+)+$"], "(a+)+$")).toHaveLength(1);
  expect(findInLines(["[x]-{1}/|\\^"], "[x]-{1}/|\\^")).toHaveLength(1);
});

test("an empty text is found nowhere, and finds are bounded", () => {
  expect(findInLines(["abc"], "")).toEqual([]);
  expect(findInLines(["a".repeat(9_000)], "a")).toHaveLength(5_000);
});

test("any text is found in itself, and each find is the text but for case", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), fc.string(), (wanted, before) => {
      const line = `${before}${wanted}`;
      const found = findInLines([line], wanted);
      expect(found.length).toBeGreaterThan(0);
      for (const { from, to } of found) expect(to - from).toBeGreaterThan(0);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (wanted, line) => {
      expect(() => findInLines([line], wanted)).not.toThrow();
    }),
  );
});

test("a stretch is cut at the finds in it, and nothing is lost", () => {
  const finds = [
    { from: 0, to: 3, number: 0 },
    { from: 5, to: 9, number: 1 },
  ];
  expect(cutAtFinds(2, 7, finds)).toEqual([
    { from: 2, to: 3, found: 0 },
    { from: 3, to: 5, found: null },
    { from: 5, to: 7, found: 1 },
  ]);
  expect(cutAtFinds(3, 5, finds)).toEqual([{ from: 3, to: 5, found: null }]);
  expect(cutAtFinds(4, 4, finds)).toEqual([]);
});
