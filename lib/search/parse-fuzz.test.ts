import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Query } from "./ast";
import { parseQuery } from "./parse";
import { printQuery } from "./print";

describe("limits", () => {
  test.each([
    ["2,001 characters", "a".repeat(2_001)],
    ["10,000 alternatives", "a OR ".repeat(10_000)],
    ["201 conditions", "a ".repeat(201)],
    ["201 values of a list", `event:(${Array(201).fill("a").join(",")})`],
    ["1,000 brackets", `${"(".repeat(999)}a`],
    ["100,000 brackets", "(".repeat(100_000)],
    ["33 brackets", `${"(".repeat(33)}a${")".repeat(33)}`],
    ["1,900 NOTs", `${"-".repeat(1_900)}a`],
    ["100 wildcards", `event:${"a*".repeat(100)}`],
  ])("%s are refused", (_, text) => {
    const { query, issues } = parseQuery(text);
    expect(query).toBeNull();
    expect(issues.map((one) => one.code)).toContain("E112");
  });

  test("32 brackets, 200 conditions and 2,000 characters are read", () => {
    expect(parseQuery(`${"(".repeat(32)}a${")".repeat(32)}`).query).not.toBeNull();
    expect(parseQuery("a ".repeat(200)).query).not.toBeNull();
    expect(parseQuery("a".repeat(2_000)).query).not.toBeNull();
  });
});

const PIECES = [
  ..."()[]{}:=~!<>\"'“”|\\*?-.,/@ \n\u0000",
  ..."ab1é",
  ...[" AND ", " OR ", " NOT ", " TO ", "&&", "||", "..", "=~", "/a+/", "has:", "missing:"],
  ...["user:", "event", "ip:", "mfa:true", "time:", "2026-11-21", "now-1h", "version>=", "1.05"],
  ...["request.a", '."b:c"', "[0]", "10.0.0.0/8", "2001:db8::1", "s3.amazonaws.com", "\ud800"],
  ...[
    "arn:aws:s3:::b/k",
    "arn:",
    "aws:s3:::b",
    "account:",
    "123456789012",
    "outcome:denied",
    "service:s3",
    "us-east-1",
  ],
];
const fuzz = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join("")),
);

/** The tree without its offsets. */
function shape(query: Query | null): unknown {
  return JSON.parse(
    JSON.stringify(query, (name, value) => (name === "from" || name === "to" ? undefined : value)),
  );
}

test("no text makes the parser throw, and every offset lies in the text", () => {
  fc.assert(
    fc.property(fuzz, (text) => {
      const { issues } = parseQuery(text);
      for (const { from, to, fixes } of issues) {
        for (const span of [{ from, to }, ...fixes.flatMap((fix) => fix.edits)]) {
          expect(span.from).toBeGreaterThanOrEqual(0);
          expect(span.to).toBeGreaterThanOrEqual(span.from);
          expect(span.to).toBeLessThanOrEqual(text.length);
        }
      }
    }),
    { numRuns: 3_000 },
  );
});

test("what is printed reads as the same query", () => {
  fc.assert(
    fc.property(fuzz, (text) => {
      const { query } = parseQuery(text);
      const printed = printQuery(query);
      fc.pre(printed.length <= 2_000);
      const again = parseQuery(printed);
      expect(again.issues.filter((one) => one.severity === "error")).toEqual([]);
      expect(shape(again.query)).toEqual(shape(query));
    }),
    { numRuns: 3_000 },
  );
});

test("any text of a log can be asked for, in a field and without", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 40 }), (text) => {
      const term = { text, wildcards: [] };
      const span = { from: 0, to: 0 };
      const queries: Query[] = [
        {
          kind: "predicate",
          field: "user",
          path: [],
          test: { kind: "is", terms: [term] },
          ...span,
        },
        {
          kind: "predicate",
          field: "request",
          path: [text],
          test: { kind: "exact", terms: [term] },
          ...span,
        },
        { kind: "text", term, ...span },
      ];
      for (const query of queries) {
        expect(shape(parseQuery(printQuery(query)).query)).toEqual(shape(query));
      }
    }),
    { numRuns: 2_000 },
  );
});
