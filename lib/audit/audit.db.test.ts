import { afterAll, beforeAll, expect, test } from "vitest";
import { type AuditParams, auditRowSchema } from "@/lib/api/audit-contract";
import { openReader } from "@/lib/auth/reader";
import { type Database, openDatabase } from "@/lib/db/database";
import { createTestDatabase } from "@/lib/db/testing/create-database";
import { exportAudit } from "./export-audit";
import { listAudit } from "./list-audit";
import { recordRefusal } from "./record-refusal";
import { recordSearch } from "./record-search";
import { withRequestFacts } from "./request-facts";
import { verifyAudit } from "./verify-audit";
import { writeAudit } from "./write-audit";

let database: { url: string; drop(): Promise<void> };
let db: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { searchTimeoutMs: 5_000 });
  await db.owner.person.create({ data: { id: "kim", name: "Kim", role: "viewer" } });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const all = () => openReader(db);
const kim = () => ({ ...all(), actor: "kim", role: "viewer", accounts: ["111111111111"] }) as const;
const PAGE = { limit: 100 } satisfies AuditParams;
const list = (params: Partial<AuditParams> = {}) => listAudit(all(), { ...PAGE, ...params }, 0);
const HOSTILE = '=1+1",\u202e\n\u0000"\\ \u2028 \u{1f600} \ud800 </script>';

/** Does what only somebody can who owns the tables and takes the fences down. */
async function tamper(sql: string): Promise<void> {
  await db.owner.$transaction(async (tx) => {
    for (const table of ["audit_entry", "audit_link"]) {
      await tx.$executeRawUnsafe(`grant update, delete on ${table} to current_user`);
      await tx.$executeRawUnsafe(`alter table ${table} disable trigger user`);
    }
    await tx.$executeRawUnsafe(sql);
    for (const table of ["audit_entry", "audit_link"]) {
      await tx.$executeRawUnsafe(`alter table ${table} enable trigger user`);
      await tx.$executeRawUnsafe(`revoke update, delete on ${table} from current_user`);
    }
  });
}

test("an empty log is whole", async () => {
  expect(await verifyAudit(all())).toEqual({
    isWhole: true,
    links: 0,
    head: "begin",
    broken: null,
  });
});

test("whatever an entry says, the seal that the database makes is the one that is computed here", async () => {
  const facts = { requestId: "r-1", address: "192.0.2.7", browser: HOSTILE };
  await withRequestFacts(facts, () =>
    writeAudit(all(), {
      action: "export",
      target: HOSTILE,
      detail: {
        n: 1.5e20,
        b: false,
        none: null,
        list: [HOSTILE, ""],
        [HOSTILE.slice(0, 4)]: HOSTILE,
      },
      accounts: ["111111111111", HOSTILE],
    }),
  );
  expect(await verifyAudit(all())).toMatchObject({ isWhole: true, links: 1 });
  const { entries } = await list();
  expect(auditRowSchema.parse(entries[0])).toMatchObject({
    ...{ seq: 1, actor: "local", action: "export", result: "done", address: "192.0.2.7" },
    ...{ requestId: "r-1", actorName: "Command line" },
  });
});

test("many writers at once, some of whom give up, leave one chain without a gap", async () => {
  const before = (await verifyAudit(all())).links;
  const work = Array.from({ length: 40 }, (_, at) =>
    db.owner
      .$transaction(async (tx) => {
        await writeAudit(
          { actor: "kim", db: { owner: tx } },
          { action: "verify", target: `${at}` },
        );
        if (at % 4 === 0) throw new Error("undone");
      })
      .catch(() => undefined),
  );
  await Promise.all(work);
  expect(await verifyAudit(all())).toMatchObject({ isWhole: true, links: before + 30 });
});

test("a transaction that has more to do after its entry holds nobody up", async () => {
  await db.owner.$transaction(async (tx) => {
    await writeAudit({ actor: "kim", db: { owner: tx } }, { action: "verify", target: "slow" });
    await writeAudit(all(), { action: "verify", target: "quick" });
  });
  const [newest, older] = (await list({ limit: 2 })).entries;
  expect([newest?.target, older?.target]).toEqual(["slow", "quick"]);
  expect((await verifyAudit(all())).isWhole).toBe(true);
});

test("update, delete and truncate are denied, to the owner too", async () => {
  const { owner } = db;
  await expect(owner.auditEntry.updateMany({ data: { actor: "x" } })).rejects.toThrow(/denied/);
  await expect(owner.auditEntry.deleteMany()).rejects.toThrow(/denied/);
  await expect(owner.$executeRaw`truncate audit_entry`).rejects.toThrow(/denied/);
  await expect(owner.$executeRaw`update audit_link set hash = ''`).rejects.toThrow(/denied/);
  await expect(owner.$executeRaw`delete from audit_link`).rejects.toThrow(/denied/);
});

test("the trigger refuses changes also to those whom the grants would let", async () => {
  await db.owner.$executeRaw`grant update on audit_entry to current_user`;
  await expect(db.owner.auditEntry.updateMany({ data: { actor: "x" } })).rejects.toThrow(
    /append-only/,
  );
  await db.owner.$executeRaw`revoke update on audit_entry from current_user`;
});

test("searches see neither the log nor what lets people in", async () => {
  for (const table of ["audit_entry", "audit_link", "credential", "login", "api_key"]) {
    await expect(db.search.$queryRawUnsafe(`select * from ${table}`)).rejects.toThrow(/denied/);
  }
});

test("entries are found by who, what, result and time, page by page", async () => {
  await recordRefusal(kim(), "POST /api/rules", "forbidden");
  expect((await list({ result: "refused" })).entries).toMatchObject([
    { actor: "kim", actorName: "Kim", action: "refused", target: "POST /api/rules" },
  ]);
  expect((await list({ actor: "KI", action: "verify", target: "quic" })).entries).toEqual([]);
  expect((await list({ actor: "local", target: "QUIC" })).entries).toHaveLength(1);
  expect((await list({ from: "2999-01-01" })).entries).toEqual([]);
  expect((await list({ target: "%" })).entries).toEqual([]);
  const seen: number[] = [];
  for (let before: number | undefined; ; ) {
    const { entries, next } = await list({ limit: 7, ...(before && { before }) });
    seen.push(...entries.map(({ seq }) => seq));
    if (next === null) break;
    before = next;
  }
  expect(seen).toEqual(Array.from({ length: seen.length }, (_, at) => seen.length - at));
  await expect(list({ from: "yesterday-ish" })).rejects.toMatchObject({ kind: "invalid" });
});

test("who does not manage sees own entries alone, and none of an account that was not given", async () => {
  await expect(listAudit(kim(), PAGE, 0)).rejects.toMatchObject({ kind: "forbidden" });
  const { entries } = await listAudit(kim(), { ...PAGE, mine: "1" }, 0);
  expect(new Set(entries.map(({ actor }) => actor))).toEqual(new Set(["kim"]));
  expect(() => exportAudit(kim(), {}, "csv", 0)).toThrow(/role/);
  const admin = { ...all(), actor: "other", accounts: ["222222222222"] };
  const targets = (await listAudit(admin, { ...PAGE, action: "export" }, 0)).entries;
  expect(targets).toEqual([]);
});

test("a flood of refusals leaves a few lines and says that there were more", async () => {
  const at = 60_000 * 1_000;
  for (let count = 0; count < 60; count++) {
    await recordRefusal({ ...kim(), actor: "flood" }, "GET /api/cases/9", "not_found", at);
  }
  const { entries } = await list({ actor: "flood" });
  expect(entries).toHaveLength(21);
  expect(entries[0]?.detail).toHaveProperty("more");
});

test("one search that is asked twice within a minute is recorded once, with its query", async () => {
  const asked = { q: "event:DeleteTrail", from: "now-24h", to: undefined, asof: null };
  for (const at of [0, 1_000, 30_000, 61_000]) await recordSearch(kim(), asked, at);
  const { entries } = await list({ action: "search" });
  expect(entries).toHaveLength(2);
  expect(entries[0]).toMatchObject({ target: "event:DeleteTrail", detail: { from: "now-24h" } });
});

async function exported(format: "ndjson" | "csv"): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of exportAudit(all(), {}, format, 0)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test("an export can be proved without the database, and is recorded with its hash", async () => {
  const { createHash } = await import("node:crypto");
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  const text = await exported("ndjson");
  const lines: { hash: string; sealed: string }[] = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.length).toBeGreaterThan(30);
  lines.forEach(({ hash, sealed }, at) => {
    expect(sha256(sealed)).toBe(hash);
    expect(JSON.parse(sealed)[2]).toBe(lines[at + 1]?.hash ?? "begin");
  });
  const [recorded] = (await list({ action: "export-audit" })).entries;
  expect(recorded?.detail).toMatchObject({ rows: lines.length, sha256: sha256(text) });
  const csv = await exported("csv");
  expect(csv).not.toMatch(/(?:^|,)"?[=+@]/m);
});

test("each way to change the log is found at its link", async () => {
  const { head, links } = await verifyAudit(all());
  const whole = async () => expect((await verifyAudit(all(), head)).isWhole).toBe(true);
  const brokenAt = async (seq: number, why: RegExp) => {
    const { isWhole, broken } = await verifyAudit(all(), head);
    expect({ isWhole, seq: broken?.seq }).toEqual({ isWhole: false, seq });
    expect(broken?.why).toMatch(why);
  };
  const entryOf = (seq: number) => `(select entry_id from audit_link where seq = ${seq})`;
  await tamper(`update audit_entry set actor = actor || 'x' where id = ${entryOf(5)}`);
  await brokenAt(5, /not the one/);
  await tamper(`update audit_entry set actor = rtrim(actor, 'x') where id = ${entryOf(5)}`);
  await whole();
  // A forger who also computes the seal anew breaks the link after it.
  await tamper(`update audit_entry set target = 'forged' where id = ${entryOf(6)};`);
  await tamper(`update audit_link l set hash = encode(sha256(convert_to(audit_sealed(e, l.seq, l.prev), 'UTF8')), 'hex')
    from audit_entry e where e.id = l.entry_id and l.seq = 6`);
  await brokenAt(7, /does not follow/);
  await tamper(`delete from audit_entry where id = ${entryOf(4)}`);
  await brokenAt(4, /entry is gone/);
  await tamper("delete from audit_link where seq = 3");
  await brokenAt(3, /link is gone/);
  expect(links).toBeGreaterThan(10);
});

test("entries cut off the end are found by a head that was kept elsewhere", async () => {
  const other = await createTestDatabase();
  const own = openDatabase(other.url, { searchTimeoutMs: 5_000 });
  const reader = openReader(own);
  for (const target of ["1", "2", "3"]) await writeAudit(reader, { action: "verify", target });
  const { head } = await verifyAudit(reader);
  await own.owner.$executeRaw`alter table audit_link disable trigger user`;
  await own.owner.$executeRaw`alter table audit_entry disable trigger user`;
  await own.owner.$executeRaw`grant delete on audit_entry, audit_link to current_user`;
  await own.owner
    .$executeRaw`delete from audit_entry where id = (select entry_id from audit_link where seq = 3)`;
  await own.owner.$executeRaw`delete from audit_link where seq = 3`;
  expect((await verifyAudit(reader)).isWhole).toBe(true);
  expect(await verifyAudit(reader, head)).toMatchObject({
    isWhole: false,
    broken: { why: "The head that was kept is none of its links." },
  });
  await own.close();
  await other.drop();
});
