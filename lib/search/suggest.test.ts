import fc from "fast-check";
import { expect, test } from "vitest";
import { suggestAt } from "./suggest";

/** `¦` is the caret. */
test.each([
  ["¦", { kind: "field", prefix: "", from: 0, to: 0 }],
  ["us¦", { kind: "field", prefix: "us", from: 0, to: 2 }],
  ["a -us¦", { kind: "field", prefix: "us", from: 3, to: 5 }],
  ["(ev¦en x)", { kind: "field", prefix: "ev", from: 1, to: 5 }],
  ["user¦", { kind: "operator", field: "user", prefix: "", from: 4, to: 4 }],
  ["user:¦", { kind: "value", field: "user", prefix: "", from: 5, to: 5 }],
  ["x eventName:Cre¦ate y", { kind: "value", field: "event", prefix: "Cre", from: 12, to: 18 }],
  ['ua:"aws cl¦', { kind: "value", field: "ua", prefix: "aws cl", from: 3, to: 10 }],
  ['ua:"aws¦ cli" b', { kind: "value", field: "ua", prefix: "aws", from: 3, to: 12 }],
  ["event:(A OR B¦", { kind: "value", field: "event", prefix: "B", from: 12, to: 13 }],
  ["event:(A,B¦)", { kind: "value", field: "event", prefix: "B", from: 9, to: 10 }],
  ["(event:A) us¦", { kind: "field", prefix: "us", from: 10, to: 12 }],
  ["ip:2001:db8¦", { kind: "value", field: "ip", prefix: "2001:db8", from: 3, to: 11 }],
  ["has:er¦", { kind: "field", prefix: "er", from: 4, to: 6 }],
  ["request.a:b¦", { kind: "value", field: "request", prefix: "b", from: 10, to: 11 }],
  ["nofield:b¦", { kind: "none", prefix: "", from: 9, to: 9 }],
  ['"free te¦xt"', { kind: "none", prefix: "", from: 8, to: 8 }],
])("%s", (marked, spot) => {
  expect(suggestAt(marked.replace("¦", ""), marked.indexOf("¦"))).toEqual(spot);
});

test("any caret in any text gives a range of the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.double(), (text, caret) => {
      const { from, to } = suggestAt(text, caret);
      expect(0 <= from && from <= to && to <= text.length).toBe(true);
    }),
  );
});
