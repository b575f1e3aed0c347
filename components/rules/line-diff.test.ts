import fc from "fast-check";
import { expect, test } from "vitest";
import { diffLines } from "./line-diff";

const shown = (a: string, b: string) =>
  diffLines(a, b).map(
    ({ kind, text }) => `${{ same: " ", removed: "-", added: "+" }[kind]}${text}`,
  );

test("a changed line is removed and added, the others stay", () => {
  expect(shown("a\nb\nc", "a\nx\nc")).toEqual([" a", "-b", "+x", " c"]);
  expect(shown("a", "a")).toEqual([" a"]);
  expect(shown("a\nb\nc\nd", "b\nd\ne")).toEqual(["-a", " b", "-c", " d", "+e"]);
});

const lines = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 });

test("what stays and what is removed is the older text, what stays and is added the newer one", () => {
  fc.assert(
    fc.property(lines, lines, (a, b) => {
      const diff = diffLines(a.join("\n"), b.join("\n"));
      const side = (other: string) =>
        diff
          .filter(({ kind }) => kind !== other)
          .map(({ text }) => text)
          .join("\n");
      expect(side("added")).toBe(a.join("\n"));
      expect(side("removed")).toBe(b.join("\n"));
    }),
  );
});
