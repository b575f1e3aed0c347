import { expect, test } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { compareSets } from "./compare-sets";
import { toQuestion } from "./to-question";

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 0, 30);
const NOW_MS = START_MS + 48 * HOUR_MS;
const SEL = "2026-01-30T02:00Z..2026-01-30T03:00Z";

/** `count` events of one hour, a minute apart. */
const hour = (first: number, hour: number, count: number, more: Record<string, unknown> = {}) =>
  Array.from({ length: count }, (_, place) =>
    sampleRecord(first + place, {
      eventTime: new Date(START_MS + hour * HOUR_MS + place * 60_000).toISOString(),
      ...more,
    }),
  );
const denied = { errorCode: "AccessDenied", sourceIPAddress: "192.0.2.9" };
const user = (userName: string) => ({ userIdentity: { type: "IAMUser", userName } });

async function compare(index: TestIndex, cmp: string, q = "", sel: string | null = SEL) {
  const { question } = toQuestion({ q, from: "2026-01-30", to: "2026-01-31" }, NOW_MS);
  const answer = await compareSets(index.reader, question, {
    sel: sel ?? undefined,
    cmp,
    top: 200,
  });
  const of = (field: string) =>
    answer.values
      .filter((value) => value.field === field)
      .map(({ value, selection, baseline }) => [value, selection, baseline]);
  return { ...answer, of };
}

test("the selection is set against the rest, what only it has first", async () => {
  const index = await openTestIndex();
  await index.ingest({
    one: [
      ...hour(0, 0, 30, { sourceIPAddress: "192.0.2.1" }),
      ...hour(100, 2, 4),
      ...hour(200, 2, 6, denied),
      ...hour(300, 5, 10, { eventName: "PutObject" }),
      ...hour(400, 30, 50, { eventName: "Outside" }),
    ],
  });
  const { selection, baseline, values, of, ...rest } = await compare(index, "rest");
  expect(selection).toMatchObject({ total: 10, applied: { q: "", asof: 1 } });
  expect(baseline).toMatchObject({ total: 40, applied: null });
  expect(rest).toMatchObject({ leastSupport: 5, asof: 1 });
  expect(rest.fields.length).toBeGreaterThanOrEqual(20);
  // 6 of 10 were denied, of the rest none; by field in the order of the fields.
  expect(values.slice(0, 3).map(({ field, value }) => [field, value])).toEqual([
    ["outcome", "denied"],
    ["error", "AccessDenied"],
    ["ip", "192.0.2.9"],
  ]);
  expect(values[0]).toEqual({
    field: "outcome",
    label: "Outcome",
    value: "denied",
    selection: 6,
    baseline: 0,
    difference: 0.6,
    onlyIn: "selection",
  });
  expect(of("outcome")).toEqual([
    ["denied", 6, 0],
    ["success", 4, 40],
  ]);
  // 30 of 40 have the address, of the selection none; 4 and 10 have no address.
  expect(of("ip")).toEqual([
    ["192.0.2.9", 6, 0],
    ["192.0.2.1", 0, 30],
    [null, 4, 10],
  ]);
  expect(of("event")).toEqual([
    ["GetObject", 10, 30],
    ["PutObject", 0, 10],
  ]);
  const absent = values.find(({ value }) => value === "192.0.2.1");
  expect(absent).toMatchObject({ onlyIn: "baseline", difference: -0.75 });
  const differences = values.filter(({ onlyIn }) => onlyIn !== "selection");
  const sizes = differences.map(({ difference }) => Math.abs(difference));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  await index.close();
});

test("values of fewer than five events on both sides are left out", async () => {
  const index = await openTestIndex();
  await index.ingest({
    one: [
      ...hour(0, 2, 4, { eventName: "Four" }),
      ...hour(100, 2, 5, { eventName: "Five" }),
      ...hour(200, 3, 4, { eventName: "Four" }),
    ],
  });
  expect((await compare(index, "rest")).of("event")).toEqual([["Five", 5, 0]]);
  await index.close();
});

test("periods, weeks and principals can be the baseline", async () => {
  const index = await openTestIndex();
  const week = 7 * 24;
  await index.ingest({
    one: [
      ...hour(0, 2, 10, user("alice")),
      ...hour(100, 2, 6, user("bob")),
      ...hour(200, 1, 5, user("alice")),
      ...[1, 2, 3, 4, 5].flatMap((weeks) => hour(1_000 * weeks, 2 - weeks * week, weeks)),
      ...hour(300, 20, 7, user("carol")),
    ],
  });
  const before = await compare(index, "prev");
  expect(before.baseline).toMatchObject({
    total: 5,
    applied: { fromMs: START_MS + HOUR_MS, toMs: START_MS + 2 * HOUR_MS },
  });
  expect(before.of("user")).toEqual([
    ["bob", 6, 0],
    ["alice", 10, 5],
  ]);
  const weeks = await compare(index, "weeks");
  expect(weeks.baseline).toMatchObject({ total: 1 + 2 + 3 + 4, applied: null });
  expect(weeks.of("user")).toEqual([
    ["alice", 10, 0],
    ["bob", 6, 0],
    ["mallory", 0, 10],
  ]);
  const period = await compare(index, "2026-01-30T20:00Z..2026-01-30T21:00Z", "user:alice");
  expect([period.selection.total, period.baseline.total]).toEqual([10, 0]);
  const principal = await compare(index, "principal:bob", "user:alice event:GetObject");
  expect(principal.baseline).toMatchObject({
    label: "bob",
    total: 6,
    applied: { q: "event:GetObject user:bob" },
  });
  expect(principal.of("user")).toEqual([
    ["alice", 10, 0],
    ["bob", 0, 6],
  ]);
  expect(principal.of("event")).toEqual([["GetObject", 10, 6]]);
  const whole = await compare(index, "principal:carol", "user:alice", null);
  expect([whole.selection.total, whole.baseline.total]).toEqual([15, 7]);
  await index.close();
});

test("queries of every kind are compared alike, and a frozen comparison stays", async () => {
  const index = await openTestIndex();
  const bucket = { requestParameters: { bucketName: "logs-a" } };
  await index.ingest({
    one: [
      ...hour(0, 2, 6, { ...bucket, eventName: "A*" }),
      ...hour(100, 3, 8, { ...bucket, eventName: "AB" }),
      ...hour(200, 2, 9, { eventName: "Other" }),
    ],
  });
  const expected = [
    ["A*", 6, 0],
    ["AB", 0, 8],
  ];
  const queries = [
    "request.bucketName:logs-*",
    'event:"A*" OR event:AB',
    "-event:Other",
    "event:A* user:mallory",
  ];
  for (const q of queries) expect((await compare(index, "rest", q)).of("event")).toEqual(expected);
  await index.ingest({ late: hour(300, 2, 20, { eventName: "A*" }) });
  const { question } = toQuestion(
    { q: "event:A*", from: "2026-01-30", to: "2026-01-31", asof: 1 },
    NOW_MS,
  );
  const frozen = await compareSets(index.reader, question, { sel: SEL, cmp: "rest", top: 200 });
  expect([frozen.selection.total, frozen.baseline.total, frozen.asof]).toEqual([6, 8, 1]);
  await index.close();
});
