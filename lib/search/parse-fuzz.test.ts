import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyFix } from "./apply-fix";
import type { Query } from "./ast";
import { explainQuery, explainTokens } from "./explain";
import { MAX_QUERY_LENGTH } from "./limits";
import { type ParsedQuery, parseQuery } from "./parse";
import { printQuery } from "./print";
import { suggestAt } from "./suggest";
import { queryTexts } from "./testing/query-texts";

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

/** The tree without its offsets, as text. */
function shape(query: Query | null): string {
  return JSON.stringify(query, (name, value) =>
    name === "from" || name === "to" ? undefined : value,
  );
}

/** FUZZ_RUNS=500000 is the long run; a failure names the seed's text. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 6_000);

test("any text is read or refused with offsets in it, and what is read can be written again", {
  timeout: 60_000 + RUNS,
}, async ({ annotate }) => {
  const startedMs = performance.now();
  const unique = new Set<string>();
  let accepted = 0;
  fc.assert(
    fc.property(queryTexts, fc.nat(), (text, caret) => {
      const parsed = parseQuery(text);
      unique.add(text);
      if (isRead(parsed)) accepted += 1;
      checkIssues(text, parsed);
      if (parsed.query !== null) checkWords(text, parsed.query);
      const { from, to } = suggestAt(text, caret % (text.length + 1));
      if (!(0 <= from && from <= to && to <= text.length)) throw new Error("a spot outside");
      const printed = printQuery(parsed.query);
      if (printed.length > MAX_QUERY_LENGTH) return;
      const again = parseQuery(printed);
      expect(isRead(again)).toBe(true);
      expect(shape(again.query)).toBe(shape(parsed.query));
    }),
    { seed: 20_261_122, numRuns: RUNS },
  );
  const rejected = RUNS - accepted;
  const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
  await annotate(
    `${RUNS} texts, ${unique.size} unique, ${accepted} read, ${rejected} refused, ${seconds} s`,
  );
  expect(Math.min(accepted, rejected)).toBeGreaterThan(RUNS / 5);
});

function isRead({ issues }: ParsedQuery): boolean {
  return issues.every(({ severity }) => severity === "warning");
}

/** Every range lies in the text, and mending by the first fix comes to an end. */
function checkIssues(text: string, { issues }: ParsedQuery): void {
  for (const { from, to, fixes } of issues) {
    for (const span of [{ from, to }, ...fixes.flatMap((fix) => fix.edits)]) {
      if (!(0 <= span.from && span.from <= span.to && span.to <= text.length)) {
        throw new Error(`${span.from}..${span.to} is outside`);
      }
    }
    for (const fix of fixes) parseQuery(applyFix(text, fix));
  }
  let mended = text;
  for (let left = text.length + 20; ; left -= 1) {
    const fix = parseQuery(mended).issues.find(({ severity }) => severity === "error")?.fixes[0];
    if (fix === undefined) return;
    if (left === 0) throw new Error(`never mended: ${mended}`);
    mended = applyFix(mended, fix);
  }
}

/** Plain words leave nothing out that was asked for. */
function checkWords(text: string, query: Query): void {
  const sentence = explainQuery(query);
  for (const literal of literals(query)) {
    if (!sentence.includes(literal)) throw new Error(`${literal} is not said: ${sentence}`);
  }
  for (const { from, to } of explainTokens(text)) {
    if (!(0 <= from && from <= to && to <= text.length)) throw new Error("a token outside");
  }
}

function literals(query: Query): string[] {
  switch (query.kind) {
    case "and":
    case "or":
      return query.items.flatMap(literals);
    case "not":
      return literals(query.item);
    case "indicator":
      return [query.text];
    case "text":
      return [query.term.text.replace(/^\*|\*$/g, "")];
    case "predicate": {
      const { test: asked, path } = query;
      const names = path.map(String);
      if (asked.kind === "any") return names;
      if (asked.kind !== "range") return [...names, ...asked.terms.map((term) => term.text)];
      return [...names, ...[asked.min, asked.max].flatMap((one) => (one === null ? [] : one.text))];
    }
  }
}

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
        expect(shape(parseQuery(printQuery(query)).query)).toBe(shape(query));
      }
    }),
    { numRuns: 2_000 },
  );
});
