import { expect, test } from "vitest";
import { tokenWords } from "./token-words";

const text = "-user:alice  outcome:denied";
const under = (offset: number) => tokenWords(text, { by: "pointer", offset });
const at = (offset: number) => tokenWords(text, { by: "caret", offset });

test("says what the condition under the pointer means", () => {
  expect(under(3)).toMatch(/not alice; records without .* are included/);
  expect(under(15)).toMatch(/denied/);
});

test("says nothing between conditions or past the end", () => {
  expect(under(11)).toBeNull();
  expect(under(12)).toBeNull();
  expect(under(text.length)).toBeNull();
  expect(tokenWords("", { by: "caret", offset: 0 })).toBeNull();
});

test("a caret at either end of a condition belongs to it", () => {
  expect(at(0)).toMatch(/alice/);
  expect(at(11)).toMatch(/alice/);
  expect(at(12)).toBeNull();
  expect(at(text.length)).toMatch(/denied/);
});

test("says nothing about a query that cannot be read", () => {
  expect(tokenWords("user:(", { by: "caret", offset: 2 })).toBeNull();
});
