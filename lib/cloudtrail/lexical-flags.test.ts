import fc from "fast-check";
import { expect, test } from "vitest";
import { FlagSet } from "./flags";
import { addLexicalFlags } from "./lexical-flags";

function flagsOf(text: string): readonly string[] {
  const flags = new FlagSet();
  addLexicalFlags(text, flags);
  return flags.names();
}

test("a NUL escape is flagged, a backslash before u0000 is not", () => {
  expect(flagsOf('{"a":"\\u0000"}')).toEqual(["nul-character"]);
  expect(flagsOf('{"a":"\\\\u0000"}')).toEqual([]);
  expect(flagsOf('{"a":"\\\\\\u0000"}')).toEqual(["nul-character"]);
});

test("half a surrogate pair is flagged, escaped or not; a whole pair is not", () => {
  expect(flagsOf('{"a":"\\ud83d"}')).toEqual(["lone-surrogate"]);
  expect(flagsOf('{"a":"\\uDE00x"}')).toEqual(["lone-surrogate"]);
  expect(flagsOf('{"a":"\ud83d"}')).toEqual(["lone-surrogate"]);
  expect(flagsOf('{"a":"\\ud83d\\ude00 😀 \\u00e9"}')).toEqual([]);
});

test.each(["9223372036854775808", "1e400000", "0.12345678901234567890123", "-12345678901234567"])(
  "%s loses digits",
  (number) => {
    expect(flagsOf(`{"a": ${number}}`)).toEqual(["number-precision"]);
    expect(flagsOf(`[1,${number}]`)).toEqual(["number-precision"]);
  },
);

test.each([
  "9007199254740991",
  "8.82145e-05",
  "1E3",
  "100000000000000000000",
  "0.10",
  "-0",
  "85.4202380952",
])("%s keeps its value", (number) => {
  expect(flagsOf(`{"a":${number}}`)).toEqual([]);
});

test("digits inside strings are text, whatever surrounds them", () => {
  expect(flagsOf('{"a":"x:12345678901234567890","b":"\\":12345678901234567890"}')).toEqual([]);
});

test("every JSON a program writes itself is free of lexical flags", () => {
  const json = fc.json({ stringUnit: "grapheme" }).filter((text) => !text.includes("\\u0000"));
  fc.assert(fc.property(json, (text) => flagsOf(text).length === 0));
});

test("any text at all is read without an error", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => Array.isArray(flagsOf(text))));
});
