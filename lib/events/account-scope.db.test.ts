import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reader } from "@/lib/auth/reader";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { countByTime } from "./count-by-time";
import { describeCoverage } from "./describe-coverage";
import { lookUpWarnings } from "./query-warnings";
import { toQuestion } from "./to-question";

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 0, 5);
const NOW_MS = Date.UTC(2026, 1, 1);
const OWN = "111111111111";

let index: TestIndex;
let own: Reader;
beforeAll(async () => {
  index = await openTestIndex();
  own = { ...index.reader, accounts: [OWN] };
  const record = (number: number, recipientAccountId: string, hour: number, more = {}) =>
    sampleRecord(number, {
      recipientAccountId,
      eventTime: `${new Date(START_MS + hour * HOUR_MS).toISOString().slice(0, 19)}Z`,
      awsRegion: "eu-west-1",
      ...more,
    });
  const theirs = { awsRegion: "us-east-1", userIdentity: { type: "IAMUser", userName: "carol" } };
  await index.ingest({
    mine: [record(1, OWN, 10), record(2, OWN, 14)],
    theirs: [
      record(3, "222222222222", 0, theirs),
      record(4, "222222222222", 12, theirs),
      record(5, "222222222222", 30, theirs),
    ],
  });
  const waiting = (account: string) =>
    `AWSLogs/${account}/CloudTrail/eu-west-1/2026/01/05/${account}_CloudTrail_eu-west-1_20260105T0000Z_abcdefghijklmnop.json.gz`;
  await index.list({ [waiting(OWN)]: [], [waiting("222222222222")]: [] });
});
afterAll(() => index.close());

const question = (q = "") => toQuestion({ q }, NOW_MS).question;

test("to a reader of one account, what only others have was never seen", async () => {
  const look = async (reader: Reader, text: string) =>
    (await lookUpWarnings(reader, question(text), text)).map(({ message }) => message);
  expect(await look(index.reader, "user:carol")).toEqual([]);
  expect(await look(own, "user:carol")).toEqual(
    await look(own, "user:nobody-at-all").then(([one]) => [one?.replace("nobody-at-all", "carol")]),
  );
  expect(await look(own, "user:carrol")).toEqual(["No events have user carrol."]);
  expect(await look(own, "user:mallory")).toEqual([]);
  expect(await look(own, "user:malory")).toEqual(["No events have user malory; mallory has 2."]);
});

test("coverage names the reader's Regions, files and times alone", async () => {
  expect(await describeCoverage(index.reader, question())).toMatchObject({
    regions: ["eu-west-1", "us-east-1"],
    filesPending: 2,
    firstMs: START_MS,
  });
  expect(await describeCoverage(own, question())).toMatchObject({
    events: 2,
    accounts: [OWN],
    regions: ["eu-west-1"],
    filesPending: 1,
    firstMs: START_MS + 10 * HOUR_MS,
    lastMs: START_MS + 14 * HOUR_MS,
  });
});

test("the time axis and its gaps are those of the reader's accounts", async () => {
  const { fromMs, toMs, uncovered } = await countByTime(own, question());
  expect([fromMs, toMs]).toEqual([START_MS + 10 * HOUR_MS, START_MS + 15 * HOUR_MS]);
  expect(uncovered).toEqual([{ fromMs: START_MS + 11 * HOUR_MS, toMs: START_MS + 14 * HOUR_MS }]);
  const all = await countByTime(index.reader, question());
  expect([all.fromMs, all.toMs]).toEqual([START_MS, START_MS + 31 * HOUR_MS]);
});
