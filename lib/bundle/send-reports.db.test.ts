import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { newScheduleSchema } from "@/lib/api/schedule-contract";
import type { Reader } from "@/lib/auth/reader";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { loadPacks, type PackShelf } from "@/lib/reports/pack/load-packs";
import { claimReport } from "@/lib/reports/runs/claim-report";
import { runReport } from "@/lib/reports/runs/run-report";
import { changeSchedule, createSchedule } from "@/lib/reports/schedules/change-schedules";
import { listSchedules } from "@/lib/reports/schedules/list-schedules";
import { runSchedules } from "@/lib/reports/schedules/run-schedules";
import { type ReportPosting, sendReports } from "./send-reports";
import { BundleFolder } from "./testing/open-bundle";

const ROOT = resolve(import.meta.dirname, "../..");
const NOW_MS = Date.UTC(2026, 1, 3, 12);
const DAY_MS = 86_400_000;
const { signal } = new AbortController();
let index: TestIndex;
let shelf: PackShelf;
let folder: string;
let mails: { to: readonly string[]; text: string; key: string }[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "trailglass-out-"));
  vi.stubEnv("TRAILGLASS_AUTH_SECRET", "s".repeat(40));
  vi.stubEnv("TRAILGLASS_REPORT_OUT", folder);
  vi.stubEnv("DATABASE_URL", "postgres://nowhere");
  index = await openTestIndex();
  shelf = await loadPacks([join(ROOT, "reports")]);
  await index.ingest({
    a: [sampleRecord(1, { eventTime: "2026-02-03T10:00:00Z", readOnly: false })],
  });
  const people = [
    { id: "ann", name: "Ann", email: "ann@example.com", role: "analyst", allAccounts: true },
    { id: "bob", name: "Bob", email: "bob@example.com", role: "viewer", allAccounts: false },
  ];
  await index.db.owner.person.createMany({ data: people });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await index.close();
  rmSync(folder, { recursive: true });
});

const asked = (more: object = {}) =>
  newScheduleSchema.parse({ pack: "change-log", cadence: "daily", tz: "Europe/Berlin", ...more });
const as = (actor: string, more: Partial<Reader> = {}): Reader => ({
  ...index.reader,
  ...{ actor, role: "analyst", ...more },
});
const posting = (more: Partial<ReportPosting> = {}): ReportPosting => ({
  ...{ root: ROOT, folder, base: "https://trailglass.example.com", signal },
  mail: async (mail) => {
    mails.push(mail);
    return { isSent: true, said: "ok" };
  },
  ...more,
});

test("a schedule that could make no report is refused, with what is wrong", async () => {
  const reader = as("ann");
  const refused = (more: object, kind: string) =>
    expect(createSchedule(reader, asked(more), shelf, NOW_MS)).rejects.toMatchObject({ kind });
  await refused({ pack: "nothing" }, "not_found");
  await refused({ tz: "Mars/Olympus" }, "invalid");
  await refused({ pack: "one-principal" }, "invalid");
  await refused({ mailTo: ["nobody@example.com"] }, "invalid");
  await refused({ accounts: ["12"] }, "invalid");
  const narrow = as("bob", { accounts: ["111122223333"] });
  const foreign = asked({ accounts: ["999988887777"] });
  await expect(createSchedule(narrow, foreign, shelf, NOW_MS)).rejects.toMatchObject({
    kind: "forbidden",
  });
});

test("a report of a schedule is made once, told once to who may see it, and written whole", async () => {
  const { db } = index;
  const mailTo = ["ANN@example.com", "bob@example.com"];
  const wanted = asked({ mailTo, toFolder: true });
  const { id } = await createSchedule(as("ann"), wanted, shelf, NOW_MS);
  const [row] = (await listSchedules(as("ann"), NOW_MS)).schedules;
  expect(row).toMatchObject({ id, mailTo: ["Ann", "Bob"], owner: "Ann", lastReport: null });
  // Six in the morning in Berlin.
  expect(new Date(row?.nextMs ?? 0).toISOString()).toBe("2026-02-04T05:00:00.000Z");
  expect((await runSchedules(db, shelf, NOW_MS)).ids).toEqual([]);
  const { ids } = await runSchedules(db, shelf, NOW_MS + DAY_MS);
  expect(ids).toHaveLength(1);
  for (let claim = await claimReport(db.owner); claim; claim = await claimReport(db.owner)) {
    await runReport(db, claim, signal);
  }
  // Two workers at once, and one more afterwards, which finds nothing.
  const stopped = AbortSignal.abort();
  const send = sendReports(db, posting());
  await Promise.all([send(), send()]);
  await sendReports(db, posting({ signal: stopped }))();
  expect(mails.map(({ to }) => to)).toEqual([["ann@example.com"]]);
  expect(mails[0]?.text).toContain(`https://trailglass.example.com/reports/${ids[0]}`);
  expect(mails[0]?.text).not.toContain("mallory");
  const name = `report-${ids[0]}-bundle.zip`;
  expect(readdirSync(folder)).toEqual([name]);
  const bundle = await BundleFolder.unpack(readFileSync(join(folder, name)));
  expect(bundle.check("verify.mjs").code).toBe(0);
  bundle.remove();
  const told = (await listSchedules(as("ann"), NOW_MS)).schedules[0];
  expect(told).toMatchObject({
    lastReport: ids[0],
    lastSaid: `written as ${name}; told 1 by mail`,
  });
});

test("a bundle is not written for who may not export any more", async () => {
  const { db } = index;
  const before = readdirSync(folder);
  await db.owner.person.update({ where: { id: "ann" }, data: { role: "viewer" } });
  await db.owner.$executeRaw`update report_delivery set state = 'waiting', attempts = 0,
    not_before = now() where kind = 'folder'`;
  await sendReports(db, posting())();
  await db.owner.person.update({ where: { id: "ann" }, data: { role: "lead" } });
  const [row] = await db.owner.reportDelivery.findMany({ where: { kind: "folder" } });
  expect([row?.state, row?.said]).toEqual(["waiting", expect.stringContaining("not export")]);
  expect(readdirSync(folder)).toEqual(before);
  await db.owner.$executeRaw`update report_delivery set state = 'done' where kind = 'folder'`;
});

test("a mail that fails is tried again later, and not for ever", async () => {
  const { db } = index;
  mails = [];
  await db.owner.$executeRaw`update report_delivery set state = 'waiting', attempts = 0,
    not_before = now() where kind = 'mail'`;
  const failing = posting({ mail: async () => ({ isSent: false, said: "no route" }) });
  const due = () => db.owner.$executeRaw`update report_delivery set not_before = now()
    where state = 'waiting'`;
  for (let attempt = 0; attempt < 6; attempt += 1) {
    await due();
    await sendReports(db, failing)();
  }
  const [row] = await db.owner.reportDelivery.findMany({ where: { kind: "mail" } });
  expect(row).toMatchObject({ state: "failed", attempts: 6 });
  expect(row?.said).toContain("no route");
});

test("a schedule is its owner's, paused it makes nothing, and ended it is gone", async () => {
  const { db } = index;
  const [row] = (await listSchedules(as("ann"), NOW_MS)).schedules;
  const id = row?.id ?? 0;
  expect((await listSchedules(as("bob"), NOW_MS)).schedules).toEqual([]);
  expect((await listSchedules(as("bob", { role: "admin" }), NOW_MS)).schedules).toHaveLength(1);
  const scoped = as("bob", { role: "admin", accounts: ["111122223333"] });
  expect((await listSchedules(scoped, NOW_MS)).schedules).toEqual([]);
  await expect(changeSchedule(as("bob"), id, "end", NOW_MS)).rejects.toMatchObject({
    kind: "not_found",
  });
  await changeSchedule(as("ann"), id, "pause", NOW_MS);
  expect((await runSchedules(db, shelf, NOW_MS + 3 * DAY_MS)).ids).toEqual([]);
  await changeSchedule(as("ann"), id, "resume", NOW_MS + 3 * DAY_MS);
  expect((await runSchedules(db, shelf, NOW_MS + 3 * DAY_MS)).ids).toEqual([]);
  expect((await runSchedules(db, shelf, NOW_MS + 4 * DAY_MS)).ids).toHaveLength(1);
  await changeSchedule(as("ann"), id, "end", NOW_MS + 4 * DAY_MS);
  expect((await runSchedules(db, shelf, NOW_MS + 9 * DAY_MS)).ids).toEqual([]);
  expect((await listSchedules(as("ann"), NOW_MS)).schedules).toEqual([]);
});
