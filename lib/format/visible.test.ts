import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toVisible, toVisibleSegments } from "./visible";

describe("toVisible", () => {
  test("leaves ordinary text of any script alone", () => {
    for (const text of ["arn:aws:iam::1:role/ci", "Åse ødegård", "日本語", "مرحبا", "👩 ok"]) {
      expect(toVisible(text)).toBe(text);
    }
  });

  test.each([
    ["a\u202eb", "a\\u202eb"],
    ["\u2066x\u2069", "\\u2066x\\u2069"],
    ["adm\u200bin", "adm\\u200bin"],
    ["\ufeffroot", "\\ufeffroot"],
    ["\u001b[2J", "\\u001b[2J"],
    ["one\r\ntwo\t", "one\\r\\ntwo\\t"],
    ["nul\0", "nul\\0"],
    ["\ud800!", "\\ud800!"],
    ["a\u00a0b", "a\\u00a0b"],
    ["tag\u{e0041}", "tag\\u{e0041}"],
  ])("shows the hidden character in %j", (text, shown) => {
    expect(toVisible(text)).toBe(shown);
  });

  test("marks an escape, so that a literal backslash is not mistaken for one", () => {
    expect(toVisibleSegments("\\u202e")).toEqual([{ text: "\\u202e", from: 0, escaped: false }]);
    expect(toVisibleSegments("\u202e")).toEqual([{ text: "\\u202e", from: 0, escaped: true }]);
  });

  test("keeps line feeds and tabs in a block, and still shows carriage returns", () => {
    const shown = toVisibleSegments("a\n\tb\r\n", { multiline: true });
    expect(shown.map((segment) => segment.text).join("")).toBe("a\n\tb\\r\n");
  });

  test("never lets a control or format character through, and never drops a plain one", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const segments = toVisibleSegments(text);
        expect(segments.map((segment) => segment.text).join("")).not.toMatch(
          /[\p{Cc}\p{Cf}\p{Cs}]/u,
        );
        const plain = segments.filter((segment) => !segment.escaped).map((segment) => segment.text);
        let at = 0;
        for (const part of plain) {
          at = text.indexOf(part, at);
          expect(at).toBeGreaterThanOrEqual(0);
          at += part.length;
        }
      }),
    );
  });
});
