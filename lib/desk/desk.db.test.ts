import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { changeView, listViews, saveView } from "./saved-views";
import { listSearches, rememberSearch } from "./search-runs";
import { findLink, shortenUrl } from "./short-links";

let index: TestIndex;
beforeAll(async () => {
  index = await openTestIndex();
});
afterAll(() => index.close());

const as = (actor: string): Reader => ({ ...index.reader, actor });
const refused = (kind: string) => expect.objectContaining({ name: "AppError", kind });

test("a view is kept as links are written, and a name serves one view of each owner", async () => {
  const [alice, bob] = [as("alice"), as("bob")];
  const view = {
    name: "Refused writes",
    url: "/events?sort=-time&q=outcome:denied",
    shared: false,
  };
  const saved = await saveView(alice, view);
  expect(saved).toMatchObject({ url: "/events?q=outcome:denied", owner: "alice", own: true });
  await expect(saveView(alice, { ...view, url: "/imports" })).rejects.toThrow(
    "You have a view named “Refused writes” already.",
  );
  await expect(saveView(alice, view)).rejects.toEqual(refused("conflict"));
  const second = await saveView(bob, view);
  await expect(saveView(bob, { ...view, name: "Other", url: "//evil" })).rejects.toEqual(
    refused("invalid"),
  );

  const renamed = await changeView(alice, saved.id, { action: "rename", name: "Denied" });
  expect(renamed.views.map(({ name }) => name)).toEqual(["Denied"]);
  const replaced = await changeView(alice, saved.id, { action: "replace", url: "/imports" });
  expect(replaced.views).toMatchObject([{ id: saved.id, url: "/imports" }]);
  await saveView(alice, { ...view, name: "Taken" });
  const taken = changeView(alice, saved.id, { action: "rename", name: "Taken" });
  await expect(taken).rejects.toEqual(refused("conflict"));
  await changeView(bob, second.id, { action: "delete" });
  expect((await listViews(bob)).views).toEqual([]);
});

test("an owner keeps a thousand views, and others' are no matter", async () => {
  const data = Array.from({ length: 1_000 }, (_, number) => ({
    name: `n${number}`,
    url: "/events",
    owner: "nina",
  }));
  await index.db.owner.savedView.createMany({ data });
  const view = { name: "one more", url: "/events", shared: false };
  await expect(saveView(as("nina"), view)).rejects.toMatchObject({
    kind: "conflict",
    message: expect.stringContaining("1000 views"),
  });
  await saveView(as("olga"), view);
  expect((await listViews(as("nina"))).views).toHaveLength(1_000);
});

test("shared views are seen by all and changed by their owner", async () => {
  const [carol, dave] = [as("carol"), as("dave")];
  const { id } = await saveView(carol, { name: "Root", url: "/events?q=root:true", shared: false });
  const share = { action: "share", shared: true } as const;
  await expect(changeView(dave, id, share)).rejects.toEqual(refused("not_found"));
  await changeView(carol, id, share);
  expect((await listViews(dave)).views).toMatchObject([
    { id, owner: "carol", own: false, shared: true },
  ]);
  await expect(changeView(dave, id, { action: "delete" })).rejects.toEqual(refused("forbidden"));
  expect((await listViews(carol)).views.map((view) => view.id)).toContain(id);
  await expect(changeView(dave, 999_999, share)).rejects.toEqual(refused("not_found"));
});

test("a page has one short link, and the link leads back to it", async () => {
  const url = "/events?sort=-time&q=outcome:denied";
  const [first, second] = await Promise.all([
    shortenUrl(index.reader, { url }),
    shortenUrl(as("erin"), { url: "/events?q=outcome:denied" }),
  ]);
  expect(first.path).toMatch(/^\/s\/[0-9A-Za-z]{10}$/);
  expect(second).toEqual(first);
  expect(await findLink(index.reader, first.id)).toBe("/events?q=outcome:denied");
  expect((await shortenUrl(index.reader, { url: "/imports" })).id).not.toBe(first.id);
  await expect(shortenUrl(index.reader, { url: "/api/events" })).rejects.toEqual(
    refused("invalid"),
  );
});

test("an id that is taken is not given twice", async () => {
  const { id } = await shortenUrl(index.reader, { url: "/events?q=a" });
  const ids = [id, id, "freeFREE01"];
  const link = await shortenUrl(index.reader, { url: "/events?q=b" }, () => ids.shift() ?? "");
  expect(link.id).toBe("freeFREE01");
  expect(await findLink(index.reader, id)).toBe("/events?q=a");
  const never = shortenUrl(index.reader, { url: "/events?q=c" }, () => id);
  await expect(never).rejects.toEqual(refused("unavailable"));
});

test("no link leads elsewhere, whatever got into the table", async () => {
  const urls = [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/api/events",
    "/a\r\nb",
  ];
  const data = urls.map((url, number) => ({ id: `tampered0${number}`, url, owner: "mallory" }));
  await index.db.owner.shortLink.createMany({ data });
  for (const { id } of data) expect(await findLink(index.reader, id)).toBe(null);
  for (const id of ["", "short", "../../../x", "0123456789x", "zzzzzzzzzz", "'; drop tab"]) {
    expect(await findLink(index.reader, id)).toBe(null);
  }
});

test("a link of any allowed length is kept whole, and has one id", async () => {
  const url = `/imports?q=${randomBytes(5_700).toString("base64url")}`;
  const { id } = await shortenUrl(index.reader, { url });
  expect(await findLink(index.reader, id)).toBe(url);
  expect((await shortenUrl(index.reader, { url })).id).toBe(id);
});

const run = (q: string, more: { parentId?: number; found?: number } = {}) => ({
  q,
  url: `/events?${new URLSearchParams({ q })}`,
  parentId: null,
  found: null,
  ...more,
});

test("searches are listed newest first, page by page, each to the one who made it", async () => {
  const [frank, grace] = [as("frank"), as("grace")];
  const first = await rememberSearch(frank, run("user:alice", { found: 7 }));
  const second = await rememberSearch(
    frank,
    run("user:alice outcome:denied", { parentId: first.id }),
  );
  await rememberSearch(grace, run("ip:10.0.0.1", { parentId: first.id }));
  await rememberSearch(frank, run("user:bob"));

  const page = await listSearches(frank, { limit: 2 });
  expect(page.runs.map(({ q }) => q)).toEqual(["user:bob", "user:alice outcome:denied"]);
  expect(page.nextCursor).toBe(second.id);
  const rest = await listSearches(frank, { limit: 2, cursor: second.id });
  expect(rest).toMatchObject({ runs: [{ q: "user:alice", found: 7 }], nextCursor: null });
  expect(page.runs[1]?.parentId).toBe(first.id);
  // Nobody's search comes from somebody else's.
  expect((await listSearches(grace, { limit: 9 })).runs).toMatchObject([{ parentId: null }]);
});

test("the same search again is the same run, made later", async () => {
  const heidi = as("heidi");
  const first = await rememberSearch(heidi, run("root:true"));
  const again = await rememberSearch(heidi, run("root:true", { found: 3 }));
  expect(again).toMatchObject({ id: first.id, found: 3 });
  expect(again.atMs).toBeGreaterThanOrEqual(first.atMs);
  // Left before it was answered: the count is still known.
  expect((await rememberSearch(heidi, run("root:true"))).found).toBe(3);
  await rememberSearch(heidi, run("root:false"));
  await rememberSearch(heidi, run("root:true"));
  const { runs } = await listSearches(heidi, { limit: 9 });
  expect(runs.map(({ q }) => q)).toEqual(["root:true", "root:false", "root:true"]);
});

test("of each owner the newest 5,000 searches are kept", async () => {
  const ivan = as("ivan");
  const before = await rememberSearch(as("judy"), run("kept"));
  const data = Array.from({ length: 5_003 }, (_, number) => ({
    owner: "ivan",
    q: `n${number}`,
    url: "/events",
  }));
  await index.db.owner.searchRun.createMany({ data });
  await rememberSearch(ivan, run("newest"));
  expect(await index.db.owner.searchRun.count({ where: { owner: "ivan" } })).toBe(5_000);
  expect((await listSearches(ivan, { limit: 1 })).runs[0]?.q).toBe("newest");
  expect((await listSearches(as("judy"), { limit: 1 })).runs[0]?.id).toBe(before.id);
});

test("text that Postgres cannot hold is kept as an escape", async () => {
  const q = "a\0b\ud800";
  expect((await rememberSearch(as("kim"), { ...run("x"), q })).q).toBe("a\\u0000b\\ud800");
  const { name } = await saveView(as("kim"), { name: q, url: "/events", shared: false });
  expect(name).toBe("a\\u0000b\\ud800");
  await writeAudit(as("kim"), { action: "reveal", target: q, detail: { reason: q, cols: [q] } });
  expect(await index.db.owner.auditEntry.findFirst({ where: { actor: "kim" } })).toMatchObject({
    target: "a\\u0000b\\ud800",
    detail: { reason: "a\\u0000b\\ud800", cols: ["a\\u0000b\\ud800"] },
  });
});

test("the audit log takes entries and no changes", async () => {
  const atMs = await writeAudit(as("leo"), { action: "download-raw", target: "some-key" });
  const { auditEntry } = index.db.owner;
  const where = { actor: "leo" };
  expect(await auditEntry.findFirst({ where })).toMatchObject({ at: new Date(atMs), detail: {} });
  await expect(auditEntry.updateMany({ where, data: { actor: "x" } })).rejects.toThrow();
  await expect(auditEntry.deleteMany({ where })).rejects.toThrow();
  expect(await auditEntry.count({ where })).toBe(1);
});
