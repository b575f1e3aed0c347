import fc from "fast-check";
import { expect, test } from "vitest";
import { toQueryTokens } from "./query-tokens";

function paint(text: string): string {
  return toQueryTokens(text, [])
    .filter((token) => token.text.trim() !== "")
    .map((token) => `${token.kind}=${token.text}`)
    .join(" ");
}

test("tells fields, operators, keywords, quotes and values apart", () => {
  expect(paint('user:alice AND -event:"Delete Bucket"')).toBe(
    'field=user operator=: plain=alice keyword=AND punctuation=- field=event operator=: quoted="Delete Bucket"',
  );
  expect(paint("(time>=now-1h OR root:true)")).toBe(
    "punctuation=( field=time operator=>= plain=now-1h keyword=OR field=root operator=: plain=true punctuation=)",
  );
});

test("marks exactly the range of an error", () => {
  const bad = toQueryTokens("regoin:us-east-1 x", [{ from: 0, to: 6 }]).filter(
    (token) => token.bad,
  );
  expect(bad.map((token) => token.text).join("")).toBe("regoin");
});

test("never loses or moves a character, whatever is typed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(20), fc.nat(20), (text, a, b) => {
      const tokens = toQueryTokens(text, [{ from: Math.min(a, b), to: Math.max(a, b) }]);
      expect(tokens.map((token) => token.text).join("")).toBe(text);
      for (const token of tokens) {
        expect(text.slice(token.from, token.from + token.text.length)).toBe(token.text);
      }
    }),
  );
});
