import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Reader } from "@/lib/auth/reader";
import { detectAll } from "@/lib/detections/run-detections";
import { describeAlerts, forgetAlerts } from "@/lib/detections/testing/describe-alerts";
import {
  type AlertIndex,
  openAlertIndex,
  ruleText,
  TEST_ACCOUNT,
  type TestHit,
  type TestRule,
} from "@/lib/detections/testing/open-alert-index";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { AlertWorker } from "./alert-worker";
import { changeAlert } from "./change-alert";
import { raiseAlert } from "./raise-alert";
import { endSuppression, suppress } from "./suppress";

const NONE = { detectors: [] };
const DAY_MS = 86_400_000;
const NOON = Date.UTC(2026, 0, 2, 12);
const OTHER = "222222222222";

let index: AlertIndex;
let plain: TestRule;
let quiet: TestRule;

beforeAll(async () => {
  index = await openAlertIndex();
  plain = await index.addRule(ruleText("GetObject"));
  quiet = await index.addRule(ruleText("quiet"));
  await index.addRule(
    "title: twice\nname: twice\ncorrelation:\n  type: event_count\n  rules: [quiet]\n  group-by: [ip]\n  timespan: 10m\n  condition: { gte: 2 }\n",
  );
});
beforeEach(() => forgetAlerts(index));
afterAll(() => index.close());

function hit(number: number, more: Partial<TestHit> = {}): TestHit {
  return { number, timeMs: NOON + number, fields: { "ct.principal": "mallory" }, ...more };
}

const hits = (from: number, to: number, more: Partial<TestHit> = {}) =>
  Array.from({ length: to - from }, (_, at) => hit(from + at, more));

async function alerts() {
  return index.db.owner.alert.findMany({ orderBy: { id: "asc" } });
}

async function onlyAlert() {
  const [alert, ...others] = await alerts();
  expect(others).toEqual([]);
  if (alert === undefined) throw new Error("There is no alert");
  return alert;
}

async function kinds(alertId: number): Promise<string[]> {
  const entries = await index.db.owner.alertEntry.findMany({
    where: { alertId },
    orderBy: { id: "asc" },
  });
  return entries.map(({ kind }) => kind);
}

const reader = (accounts: Reader["accounts"] = "all"): Reader => ({ ...index.reader, accounts });

test("655 hits are one alert, whose history tells of its growth when it doubles", async () => {
  await index.addHits(plain, [...hits(0, 9, { outcome: "denied" }), hit(9)]);
  await detectAll(index.db, NONE);
  await index.addHits(plain, hits(10, 15));
  await detectAll(index.db, NONE);
  await index.addHits(plain, hits(15, 655));
  await detectAll(index.db, NONE);
  const alert = await onlyAlert();
  expect(alert).toMatchObject({ count: 655, failed: 9, level: "medium", state: "open" });
  expect(alert.subject).toEqual([{ field: "ct.principal", value: "mallory" }]);
  expect(alert.windowStart.getTime()).toBe(Date.UTC(2026, 0, 2));
  expect(alert.lastTime.getTime() - alert.firstTime.getTime()).toBe(654);
  expect(await kinds(alert.id)).toEqual(["opened", "grew"]);
});

test("another day, another subject and another account are alerts of their own", async () => {
  await index.addHits(plain, [
    hit(1),
    hit(2, { timeMs: NOON + DAY_MS }),
    hit(3, { fields: {} }),
    hit(4, { account: OTHER }),
    hit(5, { timeMs: null }),
    hit(6, { timeMs: null }),
  ]);
  await detectAll(index.db, NONE);
  expect((await alerts()).map(({ count }) => count).sort()).toEqual([1, 1, 1, 1, 2]);
});

test("two accounts' records of one action are one alert and count once, whichever comes first", async () => {
  const shared = { sharedEventId: "s", fields: { "ct.principal": "mallory" } };
  await index.addHits(plain, [hit(1, shared)]);
  await detectAll(index.db, NONE);
  await index.addHits(plain, [hit(2, { ...shared, account: OTHER })]);
  await detectAll(index.db, NONE);
  const shown = (await alerts()).filter(({ isWithdrawn }) => !isWithdrawn);
  expect(shown).toMatchObject([{ count: 1, accountIds: { length: 2 } }]);
});

test("a rule that only serves correlations is silent, and what they find is told with its numbers", async () => {
  const more = { fields: { ip: "1.2.3.4" } };
  await index.addHits(quiet, hits(0, 1, more));
  await detectAll(index.db, NONE);
  expect(await alerts()).toEqual([]);
  await index.addHits(quiet, hits(1, 3, more));
  await detectAll(index.db, NONE);
  const alert = await onlyAlert();
  expect(alert).toMatchObject({ detector: "correlation", title: "twice", count: 3 });
  expect(alert.sentence).toBe("3 events within 10 min. The rule asks for at least 2.");
  expect(await index.db.owner.alertEvent.count({ where: { alertId: alert.id } })).toBe(3);
});

test("a worker that ends in the middle of a page loses nothing and tells nothing twice", async () => {
  await index.addHits(plain, hits(0, 30));
  await index.addHits(quiet, hits(100, 110, { fields: { ip: "1" } }));
  await detectAll(index.db, NONE);
  const expected = await describeAlerts(index);
  await forgetAlerts(index);
  await index.addHits(plain, hits(0, 30));
  await index.addHits(quiet, hits(100, 110, { fields: { ip: "1" } }));
  for (const table of ["alert_entry", "detector_state", "alert_event"]) {
    // Fails the transaction where it writes to this table for the second time.
    await index.db.owner.$executeRawUnsafe(`create sequence if not exists turn_${table}`);
    await index.db.owner.$executeRawUnsafe(`create or replace function end_${table}() returns trigger
      language plpgsql as $$ begin
        if nextval('turn_${table}') = 2 then raise exception 'ended here'; end if; return new;
      end $$`);
    await index.db.owner.$executeRawUnsafe(
      `create or replace trigger end_here before insert on ${table} for each row execute function end_${table}()`,
    );
  }
  const worker = new AlertWorker(index.db, { ...NONE, pageSize: 4 });
  let failures = 0;
  for (let isBusy = true; isBusy; ) {
    try {
      isBusy = await worker.step();
    } catch {
      failures += 1;
    }
  }
  for (const table of ["alert_entry", "detector_state", "alert_event"]) {
    await index.db.owner.$executeRawUnsafe(`drop trigger end_here on ${table}`);
  }
  expect(failures).toBe(3);
  expect(await describeAlerts(index)).toEqual(expected);
  for (const { id } of await alerts()) {
    expect((await kinds(id)).filter((kind) => kind === "opened")).toEqual(["opened"]);
  }
});

test("two workers at once do the work of one", async () => {
  await index.addHits(plain, hits(0, 60));
  await Promise.all([1, 2].map(() => detectAll(index.db, { ...NONE, pageSize: 5 })));
  await detectAll(index.db, NONE);
  expect(await onlyAlert()).toMatchObject({ count: 60 });
});

test("people acknowledge, assign, note and close; each is in the history and the audit log", async () => {
  await index.addHits(plain, [hit(1)]);
  await detectAll(index.db, NONE);
  const { id, updatedAt } = await onlyAlert();
  const updatedAtMs = updatedAt.getTime();
  const first = await changeAlert(reader(), id, {
    state: "acknowledged",
    assignee: "ann",
    updatedAtMs,
  });
  const change = { state: "closed", reason: "duplicate", note: "see 7\0" } as const;
  await expect(changeAlert(reader(), id, { ...change, updatedAtMs })).rejects.toMatchObject({
    kind: "conflict",
  });
  await changeAlert(reader(), id, { ...change, updatedAtMs: first.updatedAtMs });
  expect(await onlyAlert()).toMatchObject({
    state: "closed",
    reason: "duplicate",
    assignee: "ann",
  });
  expect(await kinds(id)).toEqual(["opened", "state", "assigned", "state", "note"]);
  expect(await index.db.owner.auditEntry.count({ where: { target: `alert ${id}` } })).toBe(2);
  for (const wrong of [{ state: "closed" }, { reason: "other" }, {}] as const) {
    await expect(changeAlert(reader(), id, wrong)).rejects.toMatchObject({ kind: "invalid" });
  }
});

test("of two that change the same state of an alert at once, one is refused", async () => {
  await index.addHits(plain, [hit(1)]);
  await detectAll(index.db, NONE);
  const { id, updatedAt } = await onlyAlert();
  const updatedAtMs = updatedAt.getTime();
  const results = await Promise.allSettled(
    ["ann", "ben"].map((assignee) => changeAlert(reader(), id, { assignee, updatedAtMs })),
  );
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("an alert with events out of sight is not there, neither to be changed nor to be told of", async () => {
  await index.addHits(plain, [hit(1, { account: OTHER })]);
  await detectAll(index.db, NONE);
  const { id } = await onlyAlert();
  const change = { state: "acknowledged" } as const;
  await expect(changeAlert(reader([TEST_ACCOUNT]), id, change)).rejects.toMatchObject({
    kind: "not_found",
  });
  await changeAlert(reader([OTHER]), id, change);
  expect(await onlyAlert()).toMatchObject({ state: "acknowledged" });
});

test.each([
  ["true-positive", "open"],
  ["other", "open"],
  ["false-positive", "closed"],
  ["expected", "closed"],
] as const)("an alert closed as %s that gets further events is then %s", async (reason, state) => {
  await index.addHits(plain, [hit(1)]);
  await detectAll(index.db, NONE);
  const { id } = await onlyAlert();
  await changeAlert(reader(), id, { state: "closed", reason });
  await index.addHits(plain, [hit(2)]);
  await detectAll(index.db, NONE);
  expect(await onlyAlert()).toMatchObject({ id, state, count: 2 });
});

const FILTER = `title: backup
logsource: { product: aws, service: cloudtrail }
filter:
  rules: [GetObject]
  known: { userIdentity.userName: mallory }
  condition: known
`;

const record = (number: number, userName = "mallory") =>
  sampleRecord(number, { userIdentity: { type: "IAMUser", userName } });

async function suppressAll(text = FILTER, ruleId: number | null = plain.ruleId) {
  const expires = new Date(Date.now() + DAY_MS).toISOString();
  return suppress(reader(), { ruleId, text, reason: "nightly", expires }, Date.now());
}

test("what is under a suppression raises a suppressed alert; once it has ended, the next event is told", async () => {
  const { id } = await suppressAll();
  await index.addRecords([record(1), record(2, "eve")]);
  await detectAll(index.db, NONE);
  const byName = async () =>
    (await alerts()).map(({ subject, isSuppressed }) => [JSON.stringify(subject), isSuppressed]);
  expect((await byName()).map(([, isSuppressed]) => isSuppressed).sort()).toEqual([false, true]);
  await endSuppression(reader(), id);
  await detectAll(index.db, NONE);
  expect((await byName()).map(([, isSuppressed]) => isSuppressed).sort()).toEqual([false, true]);
  await index.addRecords([record(3)]);
  await detectAll(index.db, NONE);
  expect((await byName()).map(([, isSuppressed]) => isSuppressed)).toEqual([false, false]);
  await expect(endSuppression(reader(), id)).rejects.toMatchObject({ kind: "conflict" });
});

test("a suppression that has expired hides nothing", async () => {
  const { id } = await suppressAll();
  await index.db.owner.$executeRaw`update suppression set expires_at = now() where id = ${id}`;
  await index.addRecords([record(11)]);
  await detectAll(index.db, NONE);
  expect(await onlyAlert()).toMatchObject({ isSuppressed: false });
});

test("a suppression is a filter about its rule, with an end, by somebody who sees all accounts", async () => {
  for (const text of [
    "title: x",
    ruleText("x"),
    FILTER.replace("GetObject", "twice"),
    `${FILTER}---\n${FILTER}`,
  ]) {
    await expect(suppressAll(text)).rejects.toMatchObject({ kind: "invalid" });
  }
  await suppressAll(FILTER.replace("[GetObject]", "any"), null);
  const past = { ruleId: null, text: FILTER, reason: "x", expires: "2020-01-01" };
  await expect(suppress(reader(), past, Date.now())).rejects.toMatchObject({ kind: "invalid" });
  const scoped = suppress(reader([TEST_ACCOUNT]), { ...past, expires: "now+1d" }, Date.now());
  await expect(scoped).rejects.toMatchObject({ kind: "forbidden" });
});

test("a detector's finding is one alert however often it is raised, and keeps its state", async () => {
  const accountId = await index.accountId(TEST_ACCOUNT);
  const finding = {
    detector: "region",
    subject: [{ field: "awsRegion", value: "eu-north-1" }],
    accountIds: [accountId],
    windowStartMs: NOON,
    windowEndMs: NOON + DAY_MS,
    firstMs: NOON,
    lastMs: NOON,
    count: 1,
    failed: 0,
    level: "low",
    title: "Unusual Region",
    sentence: "One call.",
    numbers: { usual: 0 },
    events: [],
  } as const;
  const raise = (more = {}) =>
    index.db.owner.$transaction((tx) => raiseAlert(tx, { ...finding, ...more }));
  const id = await raise();
  await changeAlert(reader(), id ?? 0, { state: "acknowledged" });
  expect(await raise()).toBe(id);
  expect(await kinds(id ?? 0)).toEqual(["opened", "state"]);
  expect(await raise({ count: 4, level: "high" })).toBe(id);
  expect(await onlyAlert()).toMatchObject({ count: 4, level: "high", state: "acknowledged" });
  expect(await kinds(id ?? 0)).toEqual(["opened", "state", "grew"]);
});
