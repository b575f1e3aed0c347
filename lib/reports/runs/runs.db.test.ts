import { createPublicKey, verify } from "node:crypto";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Reader } from "@/lib/auth/reader";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { findPack } from "@/lib/reports/pack/find-pack";
import { loadPacks, type PackShelf } from "@/lib/reports/pack/load-packs";
import { latestSlot } from "@/lib/reports/schedules/latest-slot";
import { runSchedules } from "@/lib/reports/schedules/run-schedules";
import { openSigningKey } from "@/lib/signing/open-signing-key";
import { addAddition } from "./add-addition";
import { signedText } from "./addition-text";
import { cancelReport } from "./cancel-report";
import { claimReport } from "./claim-report";
import { compareReports } from "./compare-reports";
import { getReport } from "./get-report";
import { listReports } from "./list-reports";
import { runReport } from "./run-report";
import { startReport } from "./start-report";

const FROM_MS = Date.UTC(2026, 0, 1);
const NOW_MS = Date.UTC(2026, 1, 3, 12);
const { signal } = new AbortController();
let index: TestIndex;
let shelf: PackShelf;

beforeAll(async () => {
  vi.stubEnv("TRAILGLASS_AUTH_SECRET", "s".repeat(40));
  index = await openTestIndex();
  shelf = await loadPacks([resolve(import.meta.dirname, "../../../reports")]);
  const eventTime = "2026-01-15T10:00:00Z";
  const hostile = "<script>alert(1)</script>\u202e=cmd()\n# x";
  await index.ingest({ a: [sampleRecord(1, { eventTime, eventName: hostile, readOnly: false })] });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await index.close();
});

const asked = () => ({
  pack: findPack(shelf, "change-log"),
  ...{ fromMs: FROM_MS, toMs: Date.UTC(2026, 1, 1), accounts: [], sections: [], parameters: {} },
  ...{ zone: "utc", classification: "Internal", nowMs: NOW_MS },
});

test("a report outlives a worker that was killed, and is then never changed", async () => {
  const { db, reader } = index;
  const made = await startReport(reader, asked());
  const id = made?.id ?? 0;
  const dead = await claimReport(db.owner);
  expect(dead?.id).toBe(id);
  expect(await claimReport(db.owner)).toBeNull();
  await db.owner.$executeRaw`update report set lease_until = now() - interval '1 second'`;
  const claim = await claimReport(db.owner);
  if (!claim || !dead) throw new Error("not claimed");
  await runReport(db, claim, signal);
  await runReport(db, dead, signal);
  const report = await getReport(reader, id);
  expect([report.state, report.document?.label, report.sha256?.length]).toEqual([
    "done",
    `Report ${id}`,
    64,
  ]);
  expect(JSON.stringify(report.document)).toContain("<script>");
  await expect(db.owner.$executeRaw`update report set document = 'x'`).rejects.toThrow();
  await expect(getReport({ ...reader, accounts: ["111122223333"] }, id)).rejects.toMatchObject({
    kind: "not_found",
  });
});

test("a report that is cancelled before anybody began it is never made", async () => {
  const made = await startReport(index.reader, asked());
  await cancelReport(index.reader, made?.id ?? 0);
  expect(await claimReport(index.db.owner)).toBeNull();
  expect((await getReport(index.reader, made?.id ?? 0)).state).toBe("cancelled");
});

test("sign-off is added in a chain of signed hashes and is not taken back", async () => {
  const { reports } = {
    reports: await index.db.owner.report.findFirst({ where: { state: "done" } }),
  };
  const id = reports?.id ?? 0;
  await addAddition(index.reader, id, { kind: "prepared", body: "By me" }, NOW_MS);
  await addAddition(
    index.reader,
    id,
    { kind: "exception", section: "changes", body: "Why", owner: "Ann", due: "2026-03-01" },
    NOW_MS,
  );
  await expect(
    addAddition(index.reader, id, { kind: "comment", section: "nothing", body: "?" }, NOW_MS),
  ).rejects.toMatchObject({ kind: "invalid" });
  const viewer: Reader = { ...index.reader, role: "analyst" };
  await expect(addAddition(viewer, id, { kind: "reviewed" }, NOW_MS)).rejects.toMatchObject({
    kind: "forbidden",
  });
  const { additions } = await getReport(index.reader, id);
  expect(additions.map(({ kind }) => kind)).toEqual(["prepared", "exception"]);
  expect(additions[0]?.previous).toBe(reports?.sha256);
  expect(additions[1]?.previous).toBe(additions[0]?.hash);
  const { publicKeyPem } = await openSigningKey(index.db);
  for (const { hash, signature } of additions) {
    const signed = Buffer.from(signature ?? "", "base64");
    const key = createPublicKey(publicKeyPem);
    expect(verify(null, Buffer.from(signedText(hash)), key, signed)).toBe(true);
  }
  await expect(index.db.owner.$executeRaw`delete from report_addition`).rejects.toThrow();
});

test("a schedule makes one report for a slot, however often and by however many it is looked at", async () => {
  const { db } = index;
  const zone = "Europe/Berlin";
  const { id } = await db.owner.reportSchedule.create({
    data: {
      packId: "change-log",
      cadence: "monthly",
      atMinute: 360,
      zone,
      createdBy: "local",
      createdAt: new Date(FROM_MS),
    },
  });
  await Promise.all([runSchedules(db, shelf, NOW_MS), runSchedules(db, shelf, NOW_MS)]);
  // Killed between the report and the note of its slot.
  await db.owner.reportSchedule.update({ where: { id }, data: { lastSlot: null } });
  await runSchedules(db, shelf, NOW_MS);
  const made = await db.owner.report.findMany({ where: { scheduleId: id } });
  expect(
    made.map(({ fromTime, toTime }) => [fromTime.toISOString(), toTime.toISOString()]),
  ).toEqual([["2025-12-31T23:00:00.000Z", "2026-01-31T23:00:00.000Z"]]);
  await runSchedules(db, shelf, NOW_MS + 31 * 86_400_000);
  expect(await db.owner.report.count({ where: { scheduleId: id } })).toBe(2);
});

test("slots follow the clock of the zone over its changes", () => {
  const berlin = { zone: "Europe/Berlin", atMinute: 150 };
  const day = latestSlot({ ...berlin, cadence: "daily" }, Date.UTC(2026, 2, 30, 12));
  expect([day.toMs - day.fromMs, new Date(day.slotMs).toISOString()]).toEqual([
    23 * 3_600_000,
    "2026-03-30T00:30:00.000Z",
  ]);
  const week = latestSlot({ ...berlin, cadence: "weekly" }, Date.UTC(2026, 2, 30, 0, 29));
  expect(new Date(week.slotMs).toISOString()).toBe("2026-03-23T01:30:00.000Z");
});

test("a report of the same period after late records differs from the first by exactly these", async () => {
  const { db, reader } = index;
  const pack = findPack(shelf, "root-and-break-glass");
  const make = async (more: Partial<ReturnType<typeof asked>> = {}) => {
    const made = await startReport(reader, { ...asked(), pack, ...more });
    for (let claim = await claimReport(db.owner); claim; claim = await claimReport(db.owner)) {
      await runReport(db, claim, signal);
    }
    return made?.id ?? 0;
  };
  const first = await make();
  expect(await compareReports(reader, first, null)).toMatchObject({ with: null, controls: [] });
  const userIdentity = { type: "Root", accountId: "111122223333" };
  const late = { userIdentity, eventTime: "2026-01-10T00:00:00Z", sourceIPAddress: "192.0.2.7" };
  const [one, twin] = [
    sampleRecord(70, late),
    sampleRecord(70, { ...late, recipientAccountId: "9" }),
  ];
  await index.ingest({ late: [one, one, twin] });
  const before = (await getReport(reader, first)).sha256;
  const second = await make();
  expect((await getReport(reader, first)).sha256).toBe(before);

  const { with: other, controls } = await compareReports(reader, second, null);
  expect(other).toBe(first);
  const root = controls.find(({ title }) => title === "Use of the root user");
  expect([root?.before?.count, root?.after?.count]).toEqual([0, 2]);
  expect([root?.before?.status, root?.after?.status]).toEqual(["No activity", "Exceptions found"]);
  expect(root?.added.map(({ key }) => key.slice(0, 36))).toEqual([one.eventID, one.eventID]);
  expect(root?.gone).toEqual([]);
  const changed = controls.filter(({ before: was, after }) => was?.count !== after?.count);
  expect(changed.map(({ title }) => title)).toEqual(
    expect.arrayContaining(["Use of the root user"]),
  );

  // Of another period, and then back: what was new is gone.
  const third = await make({ fromMs: Date.UTC(2026, 0, 11) });
  const later = await compareReports(reader, third, second);
  expect(later.others.map(({ id }) => id)).toEqual([second, first]);
  expect(later.controls.find(({ id }) => id === root?.id)?.gone).toHaveLength(2);
});

test("reports are compared with those of the same pack and accounts alone, and within sight", async () => {
  const { reader } = index;
  const rows = await index.db.owner.report.findMany({ where: { state: "done" } });
  const log = rows.find(({ packId }) => packId === "change-log")?.id ?? 0;
  const root = rows.find(({ packId }) => packId === "root-and-break-glass")?.id ?? 0;
  await expect(compareReports(reader, root, log)).rejects.toMatchObject({ kind: "invalid" });
  await expect(compareReports(reader, log, 99_999)).rejects.toMatchObject({ kind: "not_found" });
  const narrow = { ...reader, accounts: ["111122223333"] };
  await expect(compareReports(narrow, log, null)).rejects.toMatchObject({ kind: "not_found" });
});

test("the list is one page of a state or a pack, and the next page goes on behind it", async () => {
  const { reader } = index;
  const all = await listReports(reader, {});
  const numbers = all.reports.map(({ id }) => id);
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  const cancelled = await listReports(reader, { state: "cancelled" });
  expect(cancelled.reports.map(({ state }) => state)).toEqual(["cancelled"]);
  const logs = await listReports(reader, { pack: "change-log", before: numbers[0] });
  expect(new Set(logs.reports.map(({ packId }) => packId))).toEqual(new Set(["change-log"]));
  await index.db.owner.$executeRaw`
    insert into report (pack_id, pack_version, pack_sha256, pack, title, from_time, to_time, zone,
      all_accounts, accounts, classification, asof, sections_total, requested_by, state)
    select 'many', '1', '', '{}', 'Many', now(), now(), 'utc', true, '{}', 'x', 1, 0, 'local', 'cancelled'
    from generate_series(1, 130)`;
  const first = await listReports(reader, { pack: "many" });
  expect([first.reports.length, first.more]).toEqual([100, true]);
  const rest = await listReports(reader, { pack: "many", before: first.reports.at(-1)?.id });
  expect([rest.reports.length, rest.more]).toEqual([30, false]);
});
