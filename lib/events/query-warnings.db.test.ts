import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { applyFix } from "@/lib/search/apply-fix";
import { explain } from "./explain";
import { lookUpInTime, lookUpWarnings } from "./query-warnings";
import { toQuestion } from "./to-question";

const RANGE = { from: "2026-01-01", to: "2026-02-01" };
const NOW_MS = Date.UTC(2026, 1, 1);

let index: TestIndex;
beforeAll(async () => {
  index = await openTestIndex();
  const some = (from: number, count: number, more: Record<string, unknown>) =>
    Array.from({ length: count }, (_, at) => sampleRecord(from + at, more));
  await index.ingest({
    records: [
      ...some(0, 1_204, { awsRegion: "us-east-1", sourceIPAddress: "192.0.2.1" }),
      ...some(2_000, 3, { awsRegion: "us-west-1", eventSource: "iam.amazonaws.com" }),
      ...some(3_000, 1, { awsRegion: "eu-west-1", eventTime: "2025-06-01T00:00:00Z" }),
      ...some(4_000, 1, { userAgent: 'say "hi" there', readOnly: true }),
    ],
  });
});
afterAll(() => index.close());

async function look(text: string, range: { from?: string; to?: string } = RANGE) {
  const { question } = toQuestion({ q: text, ...range }, NOW_MS);
  const found = await lookUpWarnings(index.reader, question, text);
  return found.map(({ code, severity, message, from, to, fixes }) => ({
    code,
    severity,
    message,
    marked: text.slice(from, to),
    fixed: fixes.map((fix) => applyFix(text, fix)),
  }));
}

/** [query, marked text, message, query after the fix] */
const UNSEEN: readonly [string, string, string, string | null][] = [
  [
    "region:us-esat-1",
    "us-esat-1",
    "No events have region us-esat-1; us-east-1 has 1\u202f204.",
    "region:us-east-1",
  ],
  [
    "@awsRegion != us-wset-1 a",
    "us-wset-1",
    "No events have region us-wset-1; us-west-1 has 3.",
    "@awsRegion != us-west-1 a",
  ],
  [
    '-(user:mallory region:(us-east-1 OR "us-esat-1"))',
    '"us-esat-1"',
    "No events have region us-esat-1; us-east-1 has 1\u202f204.",
    "-(user:mallory region:(us-east-1 OR us-east-1))",
  ],
  [
    "service:iamm",
    "iamm",
    "No events have service iamm; iam.amazonaws.com has 3.",
    "service:iam.amazonaws.com",
  ],
  [
    "region:=US-EAST-1",
    "US-EAST-1",
    "No events have region US-EAST-1; us-east-1 has 1\u202f204.",
    "region:=us-east-1",
  ],
  [
    "region:eu-wset-1",
    "eu-wset-1",
    "No events have region eu-wset-1; eu-west-1 has some at other times.",
    "region:eu-west-1",
  ],
  [
    'ua:"say \\"ho\\" there"',
    '"say \\"ho\\" there"',
    'No events have ua say "ho" there; say "hi" there has 1.',
    'ua:"say \\"hi\\" there"',
  ],
  ["ip:192.0.2.2", "192.0.2.2", "No events have ip 192.0.2.2.", null],
  ["user:somebody-else", "somebody-else", "No events have user somebody-else.", null],
  ["region:x", "x", "No events have region x.", null],
];

test.each(UNSEEN)("W204 in %s marks %s", async (text, marked, message, fixed) => {
  expect(await look(text)).toEqual([
    { code: "W204", severity: "warning", message, marked, fixed: fixed === null ? [] : [fixed] },
  ]);
});

test.each([
  "region:us-east-1 region:US-EAST-1 service:iam ip:192.0.2.1",
  "region:us-esat-* ip:10.0.0.0/8 region~esat has:error",
  "outcome:denied mfa:true readonly:false",
  "request.bucketName:nothing error_message:nothing us-esat-1 resource:nothing",
  "time>2020-01-01T00:00Z OR time:2019",
])("nothing is odd about %s", async (text) => {
  expect(await look(text, {})).toEqual([]);
});

/** [query, marked text, query after the fix] */
const TWICE: readonly [string, string, string | null][] = [
  ["time:2026-01-02", "time:2026-01-02", ""],
  ["user:a time>2026-01-02 event:b", "time>2026-01-02", "user:a event:b"],
  [
    "time:[2026-01-01 TO 2026-01-02] user:mallory",
    "time:[2026-01-01 TO 2026-01-02]",
    "user:mallory",
  ],
  ["(user:mallory time:2026) ip:192.0.2.1", "time:2026", "(user:mallory) ip:192.0.2.1"],
  ["user:mallory AND (time:2026)", "(time:2026)", "user:mallory"],
  // Taken out of an OR or a NOT, what remains would mean something else.
  ["user:mallory OR time:2026", "time:2026", null],
  ["-time:2026", "time:2026", null],
];

test.each(TWICE)("W206 in %s marks %s", async (text, marked, fixed) => {
  const found = (await look(text)).filter(({ code }) => code === "W206");
  expect(found).toMatchObject([{ marked, fixed: fixed === null ? [] : [fixed] }]);
  expect((await look(text, {})).filter(({ code }) => code === "W206")).toEqual([]);
});

test("no more than ten values are looked up", async () => {
  const text = `region:(${Array.from({ length: 25 }, (_, at) => `us-esat-${at + 1}`).join(" OR ")})`;
  expect((await look(text)).length).toBe(10);
});

test("an explanation has both kinds of warning, and none but errors for a wrong query", async () => {
  const odd = await explain(index.reader, "region=us-esat-1");
  expect(odd.sentence).toBe("Events where Region is us-esat-1.");
  expect(odd.issues.map(({ code }) => code)).toEqual(["W203", "W204"]);
  const wrong = await explain(index.reader, "region:us-esat-1 AND");
  expect(wrong.issues.map(({ code }) => code)).toEqual(["E107"]);
});

test("a page of events does not wait for a warning that takes long", async () => {
  const { question } = toQuestion({ q: "region:us-esat-1" }, NOW_MS);
  await index.db.owner.$transaction(async (locked) => {
    await locked.$executeRaw`lock table region`;
    expect(await lookUpInTime(index.reader, question, "region:us-esat-1")).toEqual([]);
  });
  expect(await lookUpInTime(index.reader, question, "region:us-esat-1")).toHaveLength(1);
});
