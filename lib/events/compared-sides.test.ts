import { expect, test } from "vitest";
import { parseQuery } from "@/lib/search/parse";
import { comparedSides } from "./compared-sides";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOON_MS = Date.UTC(2026, 0, 20, 12);
const question = (
  q = "",
  fromMs: number | null = NOON_MS,
  toMs: number | null = NOON_MS + HOUR_MS,
) => ({
  query: parseQuery(q).query,
  fromMs,
  toMs,
  asof: 7,
  nowMs: NOON_MS + 2 * HOUR_MS,
});
const SEL = "2026-01-20T12:15Z..2026-01-20T12:30Z";

test("the rest is the whole, of which the selection is taken off", () => {
  const { selection, baseline, isRest } = comparedSides(question("event:a"), SEL, "rest");
  expect(selection.applied).toEqual({
    q: "event:a",
    fromMs: NOON_MS + HOUR_MS / 4,
    toMs: NOON_MS + HOUR_MS / 2,
    asof: 7,
  });
  expect(isRest).toBe(true);
  expect(baseline).toMatchObject({ applied: null, questions: [question("event:a")] });
});

test("a selection keeps to the range", () => {
  const { selection } = comparedSides(question(), "2026-01-20T11:00Z..2026-01-20T12:10Z", "rest");
  expect(selection.applied).toMatchObject({ fromMs: NOON_MS, toMs: NOON_MS + 600_000 });
});

test("the period before is as long, and goes on until now where the range has no end", () => {
  const before = (asked: ReturnType<typeof question>, sel?: string) =>
    comparedSides(asked, sel, "prev").baseline.applied;
  expect(before(question())).toMatchObject({ fromMs: NOON_MS - HOUR_MS, toMs: NOON_MS });
  expect(before(question("", NOON_MS, null))).toMatchObject({
    fromMs: NOON_MS - 2 * HOUR_MS,
    toMs: NOON_MS,
  });
  expect(before(question("", null, null), SEL)).toMatchObject({
    fromMs: NOON_MS,
    toMs: NOON_MS + HOUR_MS / 4,
  });
});

test("the weeks before are four ranges of the same hours", () => {
  const { baseline } = comparedSides(question(), undefined, "weeks");
  expect(baseline.questions.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual(
    [1, 2, 3, 4].map((weeks) => [
      NOON_MS - weeks * 7 * DAY_MS,
      NOON_MS - weeks * 7 * DAY_MS + HOUR_MS,
    ]),
  );
});

test("another period and another principal can be set against the selection", () => {
  const period = comparedSides(question("event:a"), undefined, "2026-01-01..2026-01-02");
  expect(period.baseline.applied).toMatchObject({
    q: "event:a",
    fromMs: Date.UTC(2026, 0, 1),
    toMs: Date.UTC(2026, 0, 2),
  });
  const of = (q: string) =>
    comparedSides(question(q), undefined, 'principal:o"brien').baseline.applied?.q;
  const brien = 'user:"o\\"brien"';
  expect(of("")).toBe(brien);
  expect(of("user:bob")).toBe(brien);
  expect(of("event:a user:bob -kind:role (session:x OR arn:y)")).toBe(`event:a ${brien}`);
  expect(of("AROAABCDEFGHIJKLMNOP event:a")).toBe(`event:a ${brien}`);
  expect(of("user:bob OR event:a")).toBe(`(user:bob OR event:a) ${brien}`);
  expect(of("caller:123456789012 callerAccount:1* event:a")).toBe(`event:a ${brien}`);
  expect(of("(caller:123456789012 OR event:a) user:bob")).toBe(
    `(caller:123456789012 OR event:a) ${brien}`,
  );
  expect(of('principal_key:"user|123456789012|bob" event:a')).toBe(`event:a ${brien}`);
  expect(of("bob")).toBe(`bob ${brien}`);
});

test.each([
  ["rest", undefined, question(), "Select a part of the time first"],
  ["prev", undefined, question("", null), "Choose a time range first"],
  ["weeks", undefined, question("", null, null), "Choose a time range first"],
  ["weeks", undefined, question("", NOON_MS - 8 * DAY_MS), "at most one week"],
  ["principal:", undefined, question(), "Write a name"],
  ["later", undefined, question(), "is not a range"],
  ["..", undefined, question(), "is not a range"],
  ["2026-01-01..2026-01-02..2026-01-03", undefined, question(), "is not a range"],
  ["2026-13-01..2026-01-02", undefined, question(), "is not a time"],
  ["2026-01-02..2026-01-01", undefined, question(), "runs backwards"],
  ["2026-01-02..2026-01-02", undefined, question(), "is empty"],
  ["rest", "2026-01-21..2026-01-22", question(), "outside the time range"],
  ["rest", "yesterday", question(), "is not a range"],
])("cmp=%s sel=%s is refused in words", (cmp, sel, asked, message) => {
  expect(() => comparedSides(asked, sel, cmp)).toThrow(message);
});
