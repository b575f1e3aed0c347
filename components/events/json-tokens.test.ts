import fc from "fast-check";
import { expect, test } from "vitest";
import { toJsonLines, toJsonTokens } from "./json-tokens";

test("lays a record out as lines", () => {
  expect(toJsonLines('{"a":{"b":[1,2]},"c":"x, y","d":{},"e":[ ]}')).toEqual([
    "{",
    '  "a": {',
    '    "b": [',
    "      1,",
    "      2",
    "    ]",
    "  },",
    '  "c": "x, y",',
    '  "d": {},',
    '  "e": [ ]',
    "}",
  ]);
});

test("keeps every digit of a number and every repeated name", () => {
  const lines = toJsonLines('{"n":12345678901234567890.50,"n":1}').join("\n");
  expect(lines).toContain("12345678901234567890.50");
  expect(lines.match(/"n"/g)).toHaveLength(2);
});

test("agrees with JSON.stringify on any JSON value apart from empty containers and spacing", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const shown = toJsonLines(JSON.stringify(value)).join("\n");
      expect(JSON.parse(shown)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("loses nothing but blanks of text that is no JSON", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const blank = /\s/g;
      expect(toJsonLines(text).join("").replace(blank, "")).toBe(text.replace(blank, ""));
    }),
  );
});

test("tells names, texts, numbers and words apart", () => {
  const kinds = toJsonTokens('"a": ["b", -1.5e3, null]').filter((token) => token.kind !== "other");
  expect(kinds).toEqual([
    { text: '"a"', kind: "name" },
    { text: '"b"', kind: "text" },
    { text: "-1.5e3", kind: "number" },
    { text: "null", kind: "word" },
  ]);
});
