import { afterEach, beforeEach, expect, test } from "vitest";
import { detectAll } from "@/lib/detections/run-detections";
import {
  type AlertIndex,
  openAlertIndex,
  type TestRule,
} from "@/lib/detections/testing/open-alert-index";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { previewFilter } from "./preview-filter";
import { proposeFilters } from "./propose-filters";

let index: AlertIndex;
let rule: TestRule;
beforeEach(async () => {
  index = await openAlertIndex();
  rule = await index.addRule(GET);
});
afterEach(() => index.close());

const GET = `title: get
name: get
logsource: { product: aws, service: cloudtrail }
detection: { call: { eventName: GetObject }, condition: call }`;

function record(number: number, userName: string, sourceIPAddress: string, day = "02") {
  const account = { recipientAccountId: "111111111111" };
  const arn = `arn:aws:iam::111111111111:user/${userName}`;
  const userIdentity = { type: "IAMUser", userName, arn, accountId: "111111111111" };
  const eventTime = `2026-01-${day}T03:04:05Z`;
  return sampleRecord(number, { ...account, userIdentity, sourceIPAddress, eventTime });
}

async function addRecords(): Promise<void> {
  await index.addRecords([
    record(1, "alice", "198.51.100.7"),
    record(2, "alice", "198.51.100.7", "03"),
    record(3, "alice", "203.0.113.9", "03"),
    record(4, "bob", "198.51.100.7"),
    record(5, "carol", "192.0.2.1"),
  ]);
  await detectAll(index.db, { detectors: [] });
}

const preview = (text: string, more: { from?: string; to?: string } = {}) =>
  previewFilter(index.reader, rule.ruleId, { text, ...more }, Date.now());

async function alertOf(userName: string): Promise<number> {
  const [row] = await index.db.owner.$queryRaw<{ id: number }[]>`
    select id from alert where subject::text like ${`%${userName}%`} order by first_time limit 1`;
  return row?.id ?? 0;
}

test("filters are proposed with what else they would hide", async () => {
  await addRecords();
  const alert = await alertOf("alice");
  const { proposals, ...looked } = await proposeFilters(index.reader, rule.ruleId, { alert });
  expect(looked).toEqual({ looked: 4, hasMore: false });
  const counts = proposals.map(({ title, hits, alerts }) => [title, hits, alerts]);
  expect(counts).toEqual([
    ["The principal alice (user) and the address 198.51.100.7", 1, 0],
    ["The principal alice (user)", 2, 1],
    ["The address 198.51.100.7", 2, 1],
  ]);
  const byAddress = proposals.find(({ title }) => title.startsWith("The address"));
  expect(await preview(byAddress?.text ?? "")).toMatchObject({
    ...{ looked: 5, hits: 3, alerts: 2, hasMore: false },
    days: [
      { day: "2026-01-03", hits: 1, failed: 0 },
      { day: "2026-01-02", hits: 2, failed: 0 },
    ],
  });
  const later = await preview(byAddress?.text ?? "", { from: "2026-01-03", to: "2026-01-04" });
  expect(later).toMatchObject({ looked: 2, hits: 1, samples: [{ eventName: "GetObject" }] });
});

test("an event serves as well as an alert; others are told that there is nothing", async () => {
  await addRecords();
  const event = String(record(5, "carol", "192.0.2.1").eventID);
  const { proposals } = await proposeFilters(index.reader, rule.ruleId, { event });
  expect(proposals.every(({ hits }) => hits === 0)).toBe(true);
  const none = { ...index.reader, accounts: ["222222222222"] };
  const alert = await alertOf("carol");
  for (const about of [{ event }, { alert }]) {
    await expect(proposeFilters(none, rule.ruleId, about)).rejects.toMatchObject({
      kind: "not_found",
    });
  }
  await expect(proposeFilters(index.reader, 999, { alert })).rejects.toMatchObject({
    kind: "not_found",
  });
  await expect(proposeFilters(index.reader, rule.ruleId, {})).rejects.toMatchObject({
    kind: "invalid",
  });
  await expect(preview(GET)).rejects.toMatchObject({ kind: "invalid" });
});

test("an alert of a correlation is tuned by its events", async () => {
  const often = await index.addRule(`title: often
name: often
correlation: { type: event_count, rules: [get], group-by: [sourceIPAddress], timespan: 1h, condition: { gte: 2 } }`);
  await addRecords();
  const alert = await alertOf("198.51.100.7");
  const { proposals } = await proposeFilters(index.reader, often.ruleId, { alert });
  expect(proposals.map(({ title }) => title)).toContain("The address 198.51.100.7");
  expect(proposals[0]?.text).toContain('"often"');
});
