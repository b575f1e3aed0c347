import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { inlineParser } from "./parse/parse-pool";
import { runWorker } from "./run-worker";
import { brokenSums, describeIndex } from "./testing/describe-index";
import { sampleRecord } from "./testing/sample-record";
import { openTestIndex, type TestIndex } from "./testing/test-index";
import { variedFiles } from "./testing/varied-files";
import { runOpenTasks } from "./write/run-open-tasks";

const migration = join(import.meta.dirname, "../../prisma/migrations/0005_profiles/migration.sql");
const going = new AbortController().signal;

const assumeRole = (number: number, more: Record<string, unknown> = {}) =>
  sampleRecord(number, {
    eventSource: "sts.amazonaws.com",
    eventName: "AssumeRole",
    recipientAccountId: "111122223333",
    requestParameters: { roleArn: "arn:aws:iam::111122223333:role/deploy", roleSessionName: "s" },
    responseElements: {
      credentials: { accessKeyId: `ASIAEXAMPLE${String(number).padStart(9, "0")}` },
    },
    ...more,
  });

/** Fails the test when a task has anything to report. */
function unexpected(problem: unknown): never {
  throw problem;
}

async function openTask(index: TestIndex): Promise<void> {
  await index.db.owner.sessionGrant.deleteMany();
  await index.db.owner.indexTask.upsert({
    where: { name: "session_grant" },
    create: { name: "session_grant" },
    update: { doneAt: null },
  });
}

async function isOpen(index: TestIndex): Promise<boolean> {
  const task = await index.db.owner.indexTask.findUnique({ where: { name: "session_grant" } });
  return task?.doneAt === null;
}

test("an event and its copies are one grant; another content under the same eventID is its own", async () => {
  const index = await openTestIndex();
  const record = assumeRole(1);
  const planted = assumeRole(1, { requestParameters: { roleArn: "arn:aws:iam::1:role/planted" } });
  await index.ingest({ a: [record, record], b: [record, planted] });
  await index.ingest({ again: [record] });
  const grants = await index.db.owner.sessionGrant.findMany();
  expect(grants.map(({ roleArn }) => roleArn).sort()).toEqual([
    "arn:aws:iam::111122223333:role/deploy",
    "arn:aws:iam::1:role/planted",
  ]);
  expect(await brokenSums(index.db.owner)).toEqual([]);
  await index.close();
});

test("hostile texts are kept as Postgres can hold them and break nothing", async () => {
  const index = await openTestIndex();
  const texts = ["\0nul", "\ud800", "x".repeat(100_000), '{"a"}\\', "__proto__", "'; drop table"];
  const records = texts.map((text, number) =>
    assumeRole(number, {
      userIdentity: { type: "Unknown", onBehalfOf: { userId: text, identityStoreArn: text } },
      requestParameters: { roleArn: text, roleSessionName: text, sourceIdentity: text },
      responseElements: {
        credentials: { accessKeyId: text, expiration: text },
        assumedRoleUser: { assumedRoleId: text, arn: text },
      },
      sharedEventID: text,
    }),
  );
  await index.ingest({
    hostile: records,
    odd: [assumeRole(9, { responseElements: ["__proto__"] })],
  });
  const grants = await index.db.owner.sessionGrant.findMany({ orderBy: { eventId: "asc" } });
  expect(grants.map(({ sessionName }) => sessionName?.slice(0, 12))).toEqual([
    "\ufffdnul",
    "\ufffd",
    "xxxxxxxxxxxx",
    '{"a"}\\',
    "__proto__",
    "'; drop tabl",
    "s",
  ]);
  expect(grants.filter(({ issuedKey, expiresAt }) => issuedKey ?? expiresAt)).toEqual([]);
  const before = await describeIndex(index.db.owner);
  await openTask(index);
  await runOpenTasks(index.db.owner, going, unexpected);
  expect(await describeIndex(index.db.owner)).toEqual(before);
  await index.close();
});

test("a time that is not told spoils no time that is", async () => {
  const index = await openTestIndex();
  const userIdentity = {
    type: "IAMUser",
    userName: "mallory",
    accessKeyId: "AKIAEXAMPLE000000001",
  };
  const undated = sampleRecord(1, { userIdentity, eventTime: undefined });
  await index.ingest({ undated: [undated] });
  const times = async () =>
    index.db.owner.$queryRaw`
      select first_time::text as first, last_time::text as last, count from session_access_key`;
  expect(await times()).toEqual([{ first: "-infinity", last: "-infinity", count: 1 }]);
  await index.ingest({ dated: [sampleRecord(2, { userIdentity })] });
  await index.ingest({ more: [{ ...undated, eventID: sampleRecord(3).eventID }] });
  const told = "2026-01-02 03:04:05+00";
  expect(await times()).toEqual([{ first: told, last: told, count: 3 }]);
  await index.close();
});

test("the first use of a key and the first write of a principal are kept, reads are no writes", async () => {
  const index = await openTestIndex();
  const at = (number: number, second: number, more: Record<string, unknown>) =>
    sampleRecord(number, {
      userIdentity: { type: "IAMUser", userName: "mallory", accessKeyId: "AKIAEXAMPLE000000001" },
      eventTime: `2026-01-02T03:04:0${second}Z`,
      ...more,
    });
  await index.ingest({
    late: [at(1, 5, { eventName: "PutObject", readOnly: false })],
    early: [
      at(2, 3, { eventName: "PutObject", readOnly: false }),
      at(3, 1, { eventName: "PutObject" }),
      at(4, 2, { eventName: "GetObject", readOnly: true }),
    ],
  });
  expect(
    await index.db.owner.$queryRaw`
      select kind, extract(second from first_time)::int as second from first_seen
      where kind in (5, 13) order by 1`,
  ).toEqual([
    { kind: 5, second: 1 },
    { kind: 13, second: 3 },
  ]);
  await index.close();
});

test("an index of an earlier version is filled to what indexing its files anew gives", async () => {
  const index = await openTestIndex();
  const files = Object.fromEntries(variedFiles(11, 30));
  await index.ingest({ ...files, lines: Buffer.from(`${JSON.stringify(assumeRole(1))}\n`) });
  const { owner } = index.db;
  const expected = await describeIndex(owner);
  expect(expected.grants?.length).toBeGreaterThan(5);
  await owner.$executeRaw`drop table session_grant, session_access_key, principal_day,
    region_policy, iam_snapshot, index_task`;
  await owner.$executeRaw`drop index session_principal, session_key`;
  await owner.$executeRaw`delete from first_seen where kind in (5, 13)`;
  await owner.$executeRawUnsafe(`do $fill$ begin ${readFileSync(migration, "utf8")} end $fill$`);
  expect(await isOpen(index)).toBe(true);
  expect(await describeIndex(owner)).toEqual({ ...expected, grants: [] });

  const stopped = new AbortController();
  stopped.abort();
  await runOpenTasks(owner, stopped.signal, unexpected);
  expect(await isOpen(index)).toBe(true);

  await runOpenTasks(owner, going, unexpected);
  expect(await isOpen(index)).toBe(false);
  expect(await describeIndex(owner)).toEqual(expected);
  expect(await brokenSums(owner)).toEqual([]);
  await index.close();
});

test("a body that can no longer be read is told and keeps no other file back", async () => {
  const index = await openTestIndex();
  await index.ingest({ a: [assumeRole(1)], b: [assumeRole(2)] });
  await openTask(index);
  await index.db.owner.$executeRaw`update raw_block set bytes = '\\x00'
    where file_id = (select id from log_file where key = 'a')`;
  const problems: unknown[] = [];
  await runOpenTasks(index.db.owner, going, (problem) => problems.push(problem));
  expect(problems.length).toBe(1);
  const grants = await index.db.owner.sessionGrant.findMany();
  expect(grants.map(({ issuedKey }) => issuedKey)).toEqual(["ASIAEXAMPLE000000002"]);
  await index.close();
});

test("a worker does the open task beside its other work", async () => {
  const index = await openTestIndex();
  await index.ingest({ a: [assumeRole(1)] });
  await openTask(index);
  const end = new AbortController();
  const working = runWorker({
    db: index.db,
    parser: inlineParser(),
    signal: end.signal,
    lanes: 1,
    listEveryMs: 600_000,
    onTrouble() {},
  });
  await vi.waitFor(async () => expect(await isOpen(index)).toBe(false), 30_000);
  end.abort();
  await working;
  expect(await index.db.owner.sessionGrant.count()).toBe(1);
  await index.close();
});
