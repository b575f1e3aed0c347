import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openReader, type Reader } from "@/lib/auth/reader";
import { type Database, openDatabase } from "@/lib/db/database";
import { createTestDatabase } from "@/lib/db/testing/create-database";
import { enter, findSession, open } from "@/lib/reviews/enter";
import { readReview } from "@/lib/reviews/read-review";
import { createReview } from "./create-review";
import { listShares, readShareLog, revokeShares } from "./list-shares";
import { previewReview } from "./preview-review";
import { SECRET_VALUES, sampleCase } from "./testing/sample-case";

let db: Database;
let drop: () => Promise<void>;
let lead: Reader;
let number: number;
const visitor = { ip: "198.51.100.9", userAgent: "Mozilla\r\nX: \u001b[2J" };

beforeAll(async () => {
  const made = await createTestDatabase();
  drop = made.drop;
  db = openDatabase(made.url, { searchTimeoutMs: 30_000 });
  await db.owner.person.create({
    data: { id: "lena", name: "Lena", role: "lead", allAccounts: true },
  });
  lead = { ...openReader(db), actor: "lena", role: "lead" };
  number = await keepCase();
});
afterAll(async () => {
  await db.close();
  await drop();
});

/** The sample as rows: what the pages of cases would write. */
async function keepCase(): Promise<number> {
  const { title, summary, pins, blocks, tags } = sampleCase();
  const [row] = await db.owner.$queryRaw<{ number: number }[]>`
    insert into incident_case (title, summary, severity, tags, opened_by)
    values (${title}, ${summary}, 'high', ${tags}, 'lena') returning number`;
  const made = row?.number ?? 0;
  const [pin] = pins;
  const [record] = pin?.records ?? [];
  const [block] = blocks;
  if (!pin || !record || !block) throw new Error("the sample has a pin");
  const [kept] = await db.owner.$queryRaw<{ id: number }[]>`
    insert into case_pin (case_number, kind, title, url, q, asof, accounts, copy, pinned_by)
    values (${made}, 'event', ${pin.title}, ${pin.url}, ${pin.q}, 3, ${pin.accounts},
      ${JSON.stringify(pin.copy)}::jsonb, 'lena') returning id`;
  const raw = new Uint8Array(Buffer.from(record.raw));
  await db.owner.$executeRaw`
    insert into case_pin_record (pin_id, ordinal, event_id, raw, sha256, verdict)
    values (${kept?.id}, 0, ${record.eventId}, ${raw}, sha256(${raw}), 'verified')`;
  return made;
}

interface Link {
  readonly publicId: string;
  readonly token: string;
}
async function share(change: { passphrase?: string; maxViews?: number } = {}): Promise<Link> {
  const link = { label: "Auditor", days: 7, passphrase: null, maxViews: null, ...change };
  const preset = "external";
  const { findings } = await previewReview(lead, number, preset);
  const accepted = findings.map(({ id }) => id);
  const { links } = await createReview(lead, number, { preset, accepted, links: [link] });
  const [, publicId = "", token = ""] = /^\/r\/([\w-]+)#(.+)$/.exec(links[0]?.path ?? "") ?? [];
  return { publicId, token };
}
const letIn = async ({ publicId, token }: Link) => {
  const entry = await enter(db.owner, { publicId, token, visitor }, () => true);
  return typeof entry === "string" ? "no-cookie-at-all-was-given" : entry.cookie;
};
const openWith = (publicId: string, cookie: string, passphrase = "") =>
  open(db.owner, { publicId, cookie, passphrase, visitor });
const shown = async (publicId: string, cookie: string) =>
  (await findSession(db.owner, publicId, cookie))?.opened ?? null;

test("what is frozen holds no redacted value, is what its manifest says, and takes no changes", async () => {
  const link = await share();
  await openWith(link.publicId, await letIn(link));
  await letIn({ ...link, token: "ct_share_x" });
  const [row] = await db.owner.$queryRaw<{ all: string; content: Uint8Array; manifest: string }[]>`
    select concat_ws(' ', f, encode(f.content, 'escape'), s,
        (select json_agg(v) from share_view v where v.public_id = s.public_id),
        (select json_agg(m) from share_miss m where m.public_id = s.public_id),
        (select json_agg(o) from share_session o where o.public_id = s.public_id),
        (select json_agg(a) from audit_entry a where a.detail::text like '%' || s.public_id || '%')
      ) as all, f.content, f.manifest
    from share_snapshot f join share s on s.snapshot_id = f.id where s.public_id = ${link.publicId}`;
  for (const value of SECRET_VALUES)
    expect(row?.all.toLowerCase()).not.toContain(value.toLowerCase());
  const content = Buffer.from(row?.content ?? []);
  expect(row?.manifest).toContain(createHash("sha256").update(content).digest("hex"));
  expect(row?.all).not.toContain(link.token);
  await expect(db.owner.$executeRaw`update share_snapshot set preset = 'none'`).rejects.toThrow();
  await expect(db.owner.$executeRaw`delete from share_snapshot`).rejects.toThrow();
});

test("a review stays as it was when the case changes", async () => {
  const link = await share();
  const cookie = await letIn(link);
  expect(await openWith(link.publicId, cookie)).toBe("opened");
  const session = await findSession(db.owner, link.publicId, cookie);
  const before = await readReview(db.owner, session?.link.snapshotId ?? 0);
  await db.owner
    .$executeRaw`update incident_case set summary = 'later words' where number = ${number}`;
  const after = await readReview(db.owner, session?.link.snapshotId ?? 0);
  expect(after).toEqual(before);
  expect(after.review.summary).not.toContain("later");
});

test("a thousand guessed ids, a wrong token and a token of another link let nobody in", async () => {
  const [one, other] = [await share(), await share()];
  for (let guess = 0; guess < 1_000; guess += 1) {
    const publicId = randomBytes(12).toString("base64url");
    expect(await enter(db.owner, { publicId, token: one.token, visitor }, () => false)).toBe(
      "too many",
    );
  }
  expect(await shown(one.publicId, await letIn({ ...one, token: "ct_share_x" }))).toBe(null);
  expect(await shown(one.publicId, await letIn({ ...one, token: other.token }))).toBe(null);
  const cookie = await letIn(one);
  await openWith(one.publicId, cookie);
  expect(await shown(other.publicId, cookie)).toBe(null);
});

test("views are counted when a session opens, also by many at once, and not when it comes again", async () => {
  const link = await share({ maxViews: 2 });
  const cookies = await Promise.all(Array.from({ length: 6 }, () => letIn(link)));
  const outcomes = await Promise.all(cookies.map((cookie) => openWith(link.publicId, cookie)));
  expect(outcomes.filter((outcome) => outcome === "opened")).toHaveLength(2);
  expect(outcomes.filter((outcome) => outcome === "no views left")).toHaveLength(4);
  const held = cookies[outcomes.indexOf("opened")] ?? "";
  expect(await openWith(link.publicId, held)).toBe("opened");
  expect(await shown(link.publicId, held)).toBe(true);
  const { shares } = await listShares(lead, number);
  expect(shares.find(({ publicId }) => publicId === link.publicId)).toMatchObject({
    views: 2,
    state: "used up",
  });
});

test("five wrong passphrases lock a link, for the right one too, until 15 minutes are over", async () => {
  const link = await share({ passphrase: "correct horse battery" });
  const cookie = await letIn(link);
  for (let tries = 0; tries < 5; tries += 1) {
    expect(await openWith(link.publicId, cookie, "wrong")).toBe("wrong passphrase");
  }
  expect(await openWith(link.publicId, cookie, "correct horse battery")).toBe("locked");
  expect(await shown(link.publicId, cookie)).toBe(false);
  await db.owner.$executeRaw`
    update share set tried_at = now() - interval '16 minutes' where public_id = ${link.publicId}`;
  expect(await openWith(link.publicId, cookie, "correct horse battery")).toBe("opened");
  const { views } = await readShareLog(lead, link.publicId);
  expect(views.map(({ outcome }) => outcome)).toEqual(
    expect.arrayContaining(["opened", "locked", "wrong passphrase"]),
  );
  // Control characters are shown as escapes: a line of the log stays one line.
  expect(views.filter(({ userAgent }) => /\p{Cc}/u.test(userAgent))).toEqual([]);
});

test("a link ends at once when it is revoked, expires, or its author may not share any more", async () => {
  const change = (sql: string, id: string) => db.owner.$executeRawUnsafe(sql, id);
  const ends = [
    (id: string) => revokeShares(lead, { publicId: id }),
    (id: string) =>
      change(
        "update share set created_at = now() - interval '8 d', expires_at = now() - interval '1 d' where public_id = $1",
        id,
      ),
    () => change("update person set disabled_at = now() where id = $1", "lena"),
    () => change("update person set all_accounts = false where id = $1", "lena"),
    () => change("update person set role = 'analyst' where id = $1", "lena"),
  ];
  for (const end of ends) {
    const link = await share();
    const cookie = await letIn(link);
    await openWith(link.publicId, cookie);
    expect(await shown(link.publicId, cookie)).toBe(true);
    await end(link.publicId);
    expect(await shown(link.publicId, cookie)).toBe(null);
    expect(await enter(db.owner, { ...link, visitor }, () => true)).toBe("missed");
    await change(
      "update person set disabled_at = null, all_accounts = true, role = 'lead' where id = $1",
      "lena",
    );
  }
});

test("no link is made before each finding in the notes is accepted as it is now", async () => {
  const links = [{ label: "Auditor", days: 7, passphrase: null, maxViews: null }];
  const ask = (preset: "internal" | "external", accepted: readonly string[]) =>
    createReview(lead, number, { preset, links, accepted: [...accepted] });
  const { title, summary } = sampleCase();
  await db.owner.incidentCase.update({ where: { number }, data: { title, summary } });
  const { findings } = await previewReview(lead, number, "external");
  const ids = findings.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(2);
  for (const accepted of [[], ids.slice(1), ["x"]])
    await expect(ask("external", accepted)).rejects.toMatchObject({
      kind: "invalid",
      details: { fields: { accepted: expect.stringContaining(" in ") } },
    });
  // The same words are left to be read under another preset: that is another thing to accept.
  expect(findings.some(({ isLeft }) => isLeft)).toBe(false);
  await expect(ask("internal", ids)).rejects.toMatchObject({ kind: "invalid" });
  const internal = await previewReview(lead, number, "internal");
  expect(internal.findings.filter(({ isLeft }) => isLeft).map(({ kind }) => kind)).toContain(
    "account",
  );
  await db.owner.incidentCase.update({
    where: { number },
    data: { title: "Mail mallory@example.com" },
  });
  await expect(ask("external", ids)).rejects.toMatchObject({ kind: "invalid" });
  const addresses = Array.from({ length: 600 }, (_, at) => `10.0.${at >> 8}.${at & 255}`);
  await db.owner.incidentCase.update({
    where: { number },
    data: { summary: addresses.join(" ") },
  });
  const many = (await previewReview(lead, number, "external")).findings.map(({ id }) => id);
  await expect(ask("external", many)).rejects.toMatchObject({
    message: expect.stringContaining("more than 500"),
  });
  await db.owner.incidentCase.update({ where: { number }, data: { summary } });
  await expect(
    previewReview(lead, number, "external").then(({ findings: now }) =>
      ask(
        "external",
        now.map(({ id }) => id),
      ),
    ),
  ).resolves.toMatchObject({ links: [{ label: "Auditor" }] });
});

test("links are made, listed and ended by a lead who may see all of their accounts", async () => {
  const link = await share();
  const analyst: Reader = { ...lead, role: "analyst" };
  const elsewhere: Reader = { ...lead, accounts: ["999999999999"] };
  const refused = (kind: string) => expect.objectContaining({ name: "AppError", kind });
  await expect(listShares(analyst, null)).rejects.toEqual(refused("forbidden"));
  await expect(
    createReview(analyst, number, { preset: "none", links: [], accepted: [] }),
  ).rejects.toEqual(refused("forbidden"));
  expect((await listShares(elsewhere, null)).shares).toEqual([]);
  await expect(revokeShares(elsewhere, link)).rejects.toEqual(refused("not_found"));
  await expect(readShareLog(elsewhere, link.publicId)).rejects.toEqual(refused("not_found"));
  expect((await revokeShares(lead, { caseNumber: number })).revoked).toBeGreaterThan(0);
  expect((await listShares(lead, number)).shares.some(({ state }) => state === "active")).toBe(
    false,
  );
});
