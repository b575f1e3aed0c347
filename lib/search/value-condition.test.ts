import fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuery } from "./parse";
import { allOf, valueCondition } from "./value-condition";

test("a condition on any text reads back as that exact text", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 60, unit: "binary" }), (value) => {
      const { query } = parseQuery(valueCondition("session", value));
      const terms =
        query?.kind === "predicate" && query.test.kind === "is" ? query.test.terms : null;
      expect(terms?.map(({ text, wildcards }) => [text, wildcards.length])).toEqual([[value, 0]]);
    }),
  );
});

test("a value that is not recorded is asked for as missing", () => {
  expect(valueCondition("error", null)).toBe("missing:error");
  expect(allOf("region:eu-west-1", "", valueCondition("user", "a b"))).toBe(
    'region:eu-west-1 user:"a b"',
  );
});
