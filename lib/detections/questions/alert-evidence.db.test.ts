import { afterAll, beforeAll, expect, test } from "vitest";
import { type AlertIndex, openAlertIndex } from "@/lib/detections/testing/open-alert-index";
import { listEvents } from "@/lib/events/list-events";
import { toQuestion } from "@/lib/events/to-question";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { alertEvidence } from "./alert-evidence";
import { alertsOfEvent } from "./alerts-of-event";
import { exportEvidence } from "./export-evidence";
import { getAlert } from "./get-alert";
import { insertAlert } from "./testing/insert-alert";

const START_MS = Date.UTC(2026, 0, 1);
const SECRET = "IQoJb3JpZ2luX2VjEJr//////////wEaCXVzLWVhc3QtMSJHMEUCIQD";
const TITLE = "Session issued";
const RULE = `title: ${TITLE}
name: session_issued
description: A session was made.
falsepositives: [Deployments.]
response: Ask who did.
tags: [attack.t1078.004]
level: high
logsource: { product: aws, service: cloudtrail }
detection:
  call: { eventName: AssumeRole }
  token: { responseElements.credentials.sessionToken|startswith: IQo }
  user: { ct.principal_name: mallory }
  condition: call and token and user
`;

let index: AlertIndex;
let alertId: number;
beforeAll(async () => {
  index = await openAlertIndex();
  const rule = await index.addRule(RULE);
  const records = Array.from({ length: 5 }, (_, number) =>
    sampleRecord(number, {
      eventName: number === 4 ? "GetObject" : "AssumeRole",
      eventTime: new Date(START_MS + number * 1_800_000).toISOString().replace(".000", ""),
      awsRegion: number === 0 ? "eu-west-1" : "us-east-1",
      recipientAccountId: "111111111111",
      ...(number === 1 && { errorCode: "AccessDenied" }),
      responseElements: { credentials: { sessionToken: SECRET } },
    }),
  );
  await index.addRecords(records);
  alertId = await insertAlert(index, {
    ...rule,
    title: TITLE,
    firstMs: START_MS,
    lastMs: START_MS + 3 * 1_800_000,
    count: 4,
    failed: 1,
    subject: [{ field: "ct.principal_name", value: "mallory" }],
  });
  await index.db.owner.$executeRaw`update rule_hit set alert_id = ${alertId}`;
});
afterAll(() => index.close());

test("the events of an alert come in pages, the newest first, and are those of its link", async () => {
  const whole = await alertEvidence(index.reader, alertId, { limit: 50 });
  expect(whole).toMatchObject({ total: 4, nextCursor: null });
  expect(whole.events.map(({ timeMs }) => (timeMs ?? 0) - START_MS)).toEqual([
    5_400_000, 3_600_000, 1_800_000, 0,
  ]);
  const keys: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await alertEvidence(index.reader, alertId, { cursor, limit: 1 });
    keys.push(...page.events.map(({ key }) => key));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(keys).toEqual(whole.events.map(({ key }) => key));
  const { exactly, around, events } = await getAlert(index.reader, alertId);
  expect(events).toBe(4);
  for (const link of [exactly, around]) {
    const times = link?.fromMs === null ? {} : timesOf(link);
    const question = toQuestion({ q: link?.q ?? "none", ...times }, Date.now());
    const listed = await listEvents(index.reader, question.question, { limit: 50, sort: "-time" });
    expect(listed.rows.map(({ key }) => key)).toEqual(keys);
  }
  await expect(
    alertEvidence(index.reader, alertId, { cursor: "1; drop", limit: 1 }),
  ).rejects.toMatchObject({ kind: "invalid" });
});

function timesOf(link: { fromMs: number | null; toMs: number | null } | null | undefined) {
  const iso = (timeMs: number | null | undefined) => new Date(timeMs ?? 0).toISOString();
  return { from: iso(link?.fromMs), to: iso(link?.toMs) };
}

test("an alert tells its hours, its Regions and what its rule says", async () => {
  expect(await getAlert(index.reader, alertId)).toMatchObject({
    regions: ["eu-west-1", "us-east-1"],
    hasMoreRegions: false,
    hours: [
      { startMs: START_MS, count: 2, failed: 1 },
      { startMs: START_MS + 3_600_000, count: 2, failed: 0 },
    ],
    rule: { title: TITLE, version: 1, isOld: false },
    verdicts: { "not-checked": 1 },
    deliveries: [],
    entries: [],
  });
});

test("an event tells what found it and why, and no secret of it", async () => {
  const { events } = await alertEvidence(index.reader, alertId, { limit: 50 });
  const { alerts } = await alertsOfEvent(index.reader, events[0]?.key ?? "");
  expect(alerts).toMatchObject([{ alertId, title: TITLE, detector: "rule", state: "open" }]);
  const [alert] = alerts;
  expect(alert?.fields).toEqual([
    { field: "eventName", path: "eventName", text: "AssumeRole", isMasked: false },
    {
      field: "responseElements.credentials.sessionToken",
      path: "responseElements.credentials.sessionToken",
      text: "*".repeat(SECRET.length),
      isMasked: true,
    },
    { field: "ct.principal_name", path: "", text: "mallory", isMasked: false },
  ]);
  expect(alert?.parts[0]).toMatchObject({ depth: 0, holds: true, says: "all of these" });
  expect(JSON.stringify(alerts)).not.toContain(SECRET.slice(0, 8));
});

test("an event that nothing found says so, and one that is not there is not found", async () => {
  const other = "00000000-0000-4000-8000-000000000004";
  expect(await alertsOfEvent(index.reader, other)).toEqual({ alerts: [] });
  await expect(
    alertsOfEvent(index.reader, "00000000-0000-4000-8000-000000000099"),
  ).rejects.toMatchObject({ kind: "not_found" });
  const reader = { ...index.reader, accounts: ["222222222222"] };
  await expect(alertsOfEvent(reader, other)).rejects.toMatchObject({ kind: "not_found" });
});

test("the events of a detector's alert are told by the alert alone", async () => {
  const id = await insertAlert(index, { title: "New Region", detector: "region" });
  await index.db.owner.$executeRaw`
    insert into alert_event select ${id}, account_id, event_id, content_hash, event_time
    from event order by event_time limit 2`;
  const { events } = await alertEvidence(index.reader, id, { limit: 50 });
  expect(events).toHaveLength(2);
  const { alerts } = await alertsOfEvent(index.reader, events[0]?.key ?? "");
  expect(alerts.map(({ detector }) => detector).sort()).toEqual(["region", "rule"]);
});

test("an export of the evidence has every event", async () => {
  const parts: Buffer[] = [];
  for await (const chunk of exportEvidence(index.reader, alertId, "csv")) parts.push(chunk);
  expect(Buffer.concat(parts).toString().trimEnd().split("\r\n")).toHaveLength(5);
});
