import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesQuery } from "@/lib/search/matches";
import { explainRule, matchedFields } from "./explain-rule";
import { loadRules } from "./load-rules";
import { matchRule } from "./match-rule";
import { narrow } from "./narrow";
import { RuleIndex } from "./rule-index";
import { anyRecord, anyRuleText } from "./testing/random-rules";
import { subjectOf } from "./testing/write-rule";

const RUNS = { numRuns: 1_000 };
const someRecords = fc.array(anyRecord, { minLength: 20, maxLength: 30 });

/** The rules of texts that run, each under a title of its own. */
function rulesOf(texts: readonly string[]) {
  const sources = texts.map((text, at) => ({ name: "x", text: text.replace('"t"', `"t${at}"`) }));
  return loadRules(sources, { lists: new Map() }).detections;
}

test("the index never loses a match, and gives each once in the order of the rules", () => {
  let hits = 0;
  let saved = 0;
  fc.assert(
    fc.property(fc.array(anyRuleText, { maxLength: 8 }), someRecords, (texts, records) => {
      const rules = rulesOf(texts);
      const index = new RuleIndex(rules);
      for (const record of records) {
        const subject = subjectOf(record);
        const expected = rules.filter((rule) => matchRule(rule, subject));
        expect(index.match(subject).map(({ key }) => key)).toEqual(expected.map(({ key }) => key));
        hits += expected.length;
        saved += rules.length - index.candidates(subject).size;
      }
    }),
    { numRuns: 150 },
  );
  expect(hits).toBeGreaterThan(100);
  expect(saved).toBeGreaterThan(100);
});

test("an event that a rule matches answers the query that the rule is narrowed to", () => {
  let narrowed = 0;
  let spared = 0;
  fc.assert(
    fc.property(anyRuleText, someRecords, (text, records) => {
      const [rule] = rulesOf([text]);
      const query = rule === undefined ? null : narrow(rule);
      if (rule === undefined || query === null) return;
      for (const record of records) {
        const subject = subjectOf(record);
        const answers = matchesQuery(query, subject.event, record);
        if (matchRule(rule, subject)) {
          narrowed += 1;
          expect(answers).toBe(true);
        } else if (!answers) spared += 1;
      }
    }),
    { numRuns: 1_000 },
  );
  expect(narrowed).toBeGreaterThan(100);
  expect(spared).toBeGreaterThan(500);
});

test("the explanation says what the matcher says, and a match rests on values of the record", () => {
  fc.assert(
    fc.property(anyRuleText, anyRecord, (text, record) => {
      const [rule] = rulesOf([text]);
      if (rule === undefined) return;
      const subject = subjectOf(record);
      const isMatch = matchRule(rule, subject);
      expect(explainRule(rule, subject).holds).toBe(isMatch);
      const fields = matchedFields(rule, subject);
      if (!isMatch) expect(fields).toEqual([]);
      for (const { path, text: shown } of fields) {
        if (path.length > 0) expect(textAt(record, path).startsWith(shown)).toBe(true);
      }
    }),
    RUNS,
  );
});

function textAt(record: unknown, path: readonly (string | number)[]): string {
  const value = path.reduce<unknown>(
    (node, key) => (typeof node === "object" && node !== null ? Reflect.get(node, key) : undefined),
    record,
  );
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

test("a rule read twice gives the same matches", () => {
  fc.assert(
    fc.property(anyRuleText, anyRecord, (text, record) => {
      const verdicts = [1, 2].map(() =>
        rulesOf([text]).map((rule) => matchRule(rule, subjectOf(record))),
      );
      expect(verdicts[0]).toEqual(verdicts[1]);
    }),
    { numRuns: 200 },
  );
});
