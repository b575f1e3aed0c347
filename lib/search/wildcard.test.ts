import fc from "fast-check";
import { expect, test } from "vitest";
import type { Term } from "./ast";
import { fitsTerm, isAnything, literal, mapLiterals } from "./wildcard";

/** Every `*` and `?` acts as a wildcard. */
function wild(text: string): Term {
  return { text, wildcards: [...text].flatMap((char, at) => ("*?".includes(char) ? [at] : [])) };
}

test("wildcards fit what the regular expression of the same meaning fits", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
  fc.assert(
    fc.property(letters, letters, (pattern, value) => {
      const source = pattern.replaceAll("*", "[^]*").replaceAll("?", "[^]");
      expect(fitsTerm(wild(pattern), value)).toBe(new RegExp(`^${source}$`).test(value));
      expect(fitsTerm(literal(pattern), value)).toBe(pattern === value);
    }),
    { numRuns: 2_000 },
  );
});

test("only stars fit everything", () => {
  expect(
    [wild("*"), wild("**"), wild("?"), wild("*a"), literal("*"), literal("")].map(isAnything),
  ).toEqual([true, true, false, false, false, false]);
});

test("a change of length keeps the wildcards in place", () => {
  expect(mapLiterals(wild("İ*b?"), (text) => text.toLowerCase())).toEqual({
    text: "i̇*b?",
    wildcards: [2, 4],
  });
});
