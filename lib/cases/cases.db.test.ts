import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { caseListParamsSchema, newCaseSchema, newPinSchema } from "@/lib/api/case-change-contract";
import type { Reader } from "@/lib/auth/reader";
import { listEvents } from "@/lib/events/list-events";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { changeBlocks } from "./change-blocks";
import { changeCase } from "./change-case";
import { changeIndicators } from "./change-indicators";
import { changeMembers } from "./change-members";
import { exportCaseList } from "./export-case-list";
import { listActivity } from "./list-activity";
import { listCandidates } from "./list-candidates";
import { listCases } from "./list-cases";
import { openCase } from "./open-case";
import { pinToCase } from "./pin-to-case";
import { readCase } from "./read-case";
import { removePin } from "./remove-pin";
import { showCase } from "./show-case";

const [OWN, OTHER] = ["111111111111", "222222222222"];
const HOSTILE = '<script>alert(1)</script>\u202e"; drop table person; -- \0 \ud800';
const SECRET = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYx0";
const NOW = Date.UTC(2026, 1, 1);
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

let index: TestIndex;
let lead: Reader;

beforeAll(async () => {
  index = await openTestIndex();
  lead = index.reader;
  await index.ingest({
    one: [
      sampleRecord(1, { recipientAccountId: OWN }),
      sampleRecord(2, { recipientAccountId: OTHER }),
      sampleRecord(3, {
        recipientAccountId: OWN,
        eventName: "CreateAccessKey",
        responseElements: {
          accessKey: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: SECRET },
        },
      }),
    ],
  });
  await index.db.owner.person.createMany({
    data: ["ann", "ben"].map((id) => ({ id, name: id, role: "analyst" })),
  });
});
afterAll(() => index.close());

const analyst = (actor: string, accounts: Reader["accounts"] = "all"): Reader => ({
  ...index.reader,
  actor,
  accounts,
  role: "analyst",
});

async function newCase(title = "Stolen key"): Promise<number> {
  const { number } = await openCase(lead, newCaseSchema.parse({ title, severity: "high" }));
  return number;
}

const pin = (reader: Reader, number: number, asked: unknown) =>
  pinToCase(reader, number, newPinSchema.parse(asked), NOW);
const said = { title: "", at: null, until: null, tags: [] as string[] };
const added = { ...said, action: "add", kind: "text", pinId: null } as const;

test("a pinned event is its record byte for byte, with a hash that anyone can check", async () => {
  const number = await newCase();
  await pin(lead, number, { kind: "event", key: idOf(1) });
  const [kept] = (await readCase(lead, number)).pins;
  const [record] = kept?.records ?? [];
  expect(JSON.parse(record?.raw ?? "")).toMatchObject({ eventID: idOf(1) });
  expect(
    createHash("sha256")
      .update(record?.raw ?? "")
      .digest("hex"),
  ).toBe(record?.sha256);
  expect(record?.verdict).toBe("not-checked");
  expect(kept).toMatchObject({ accounts: [OWN], asof: 1, kind: "event" });
});

test("the screen masks secrets that the kept record holds", async () => {
  const number = await newCase();
  await pin(lead, number, { kind: "event", key: idOf(3) });
  expect(JSON.stringify(await readCase(lead, number))).toContain(SECRET);
  expect(JSON.stringify(await showCase(lead, number))).not.toContain(SECRET);
});

test("what is imported later does not change a pin", async () => {
  const number = await newCase();
  for (const kind of ["query", "chart"]) await pin(lead, number, { kind, q: "", from: "", to: "" });
  await pin(lead, number, { kind: "selection", keys: [idOf(1), idOf(3)] });
  const before = (await readCase(lead, number)).pins;
  expect(before[0]?.copy).toMatchObject({ total: 3 });
  await index.ingest({ late: [sampleRecord(9, { recipientAccountId: OWN })] });
  expect((await readCase(lead, number)).pins).toEqual(before);
});

test("the database refuses to change or delete a pin and its records", async () => {
  const number = await newCase();
  const { id } = await pin(lead, number, { kind: "event", key: idOf(1) });
  const { owner } = index.db;
  await expect(owner.casePin.update({ where: { id }, data: { title: "x" } })).rejects.toThrow();
  await expect(owner.casePin.delete({ where: { id } })).rejects.toThrow();
  await expect(
    owner.casePinRecord.updateMany({ where: { pinId: id }, data: { verdict: "verified" } }),
  ).rejects.toThrow();
  await removePin(lead, number, id);
  expect((await readCase(lead, number)).pins).toEqual([]);
  await expect(
    owner.casePin.update({ where: { id }, data: { removedAt: null } }),
  ).rejects.toThrow();
});

test("of two people who edit at once the second is told what the first wrote", async () => {
  const number = await newCase();
  const results = await Promise.allSettled(
    ["one", "two"].map((title) => changeCase(lead, number, { version: 1, title })),
  );
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const { title } = await readCase(lead, number);
  const [lost] = results.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(lost).toMatchObject({
    kind: "conflict",
    details: { theirs: { title, version: 2 }, yours: { title: title === "one" ? "two" : "one" } },
  });

  const block = await changeBlocks(lead, number, { ...added, text: "first" });
  const edit = { ...said, action: "edit", id: block.id, version: 1 } as const;
  await changeBlocks(lead, number, { ...edit, text: "theirs" });
  await expect(changeBlocks(lead, number, { ...edit, text: "yours" })).rejects.toMatchObject({
    kind: "conflict",
    details: { theirs: { text: "theirs", version: 2 }, yours: { text: "yours" } },
  });
  const kept = await index.db.owner.caseBlockEdit.findMany({ where: { blockId: block.id } });
  expect(kept.map(({ text }) => text).sort()).toEqual(["first", "theirs"]);
});

test("steps of the story are moved, and removing a pin takes its step along", async () => {
  const number = await newCase();
  const { id: pinId } = await pin(lead, number, { kind: "event", key: idOf(1) });
  const first = await changeBlocks(lead, number, { ...added, text: "a" });
  await changeBlocks(lead, number, { ...added, kind: "gap", text: "b" });
  const shown = await changeBlocks(lead, number, { ...added, kind: "pin", pinId, text: "c" });
  await changeBlocks(lead, number, { action: "move", id: shown.id, before: first.id });
  const texts = async () => (await readCase(lead, number)).blocks.map(({ text }) => text);
  expect(await texts()).toEqual(["c", "a", "b"]);
  await removePin(lead, number, pinId);
  expect(await texts()).toEqual(["a", "b"]);
});

test("a case is not there for who is no member, neither to read nor to change nor in the list", async () => {
  const number = await newCase();
  const ann = analyst("ann");
  const missing = { kind: "not_found" };
  const list = { sort: "-opened", page: 1 } as const;
  await expect(readCase(ann, number)).rejects.toMatchObject(missing);
  await expect(listActivity(ann, number)).rejects.toMatchObject(missing);
  await expect(changeCase(ann, number, { version: 1, title: "x" })).rejects.toMatchObject(missing);
  await expect(pin(ann, number, { kind: "event", key: idOf(1) })).rejects.toMatchObject(missing);
  expect((await listCases(ann, list)).total).toBe(0);
  await changeMembers(lead, number, { action: "add", personId: "ann" });
  expect((await readCase(ann, number)).members.map(({ id }) => id)).toEqual(["local", "ann"]);
  expect((await listCases(ann, list)).cases.map((one) => one.number)).toEqual([number]);
  await changeMembers(lead, number, { action: "remove", personId: "ann" });
  await expect(readCase(ann, number)).rejects.toMatchObject(missing);
  const viewer: Reader = { ...ann, role: "viewer" };
  await expect(changeCase(viewer, number, { version: 1 })).rejects.toMatchObject({
    kind: "forbidden",
  });
});

test("cases are found by state, severity, tag, member and whom they are about, in each order", async () => {
  const tag = "=tagged";
  const make = async (title: string, severity: "low" | "critical") => {
    const asked = newCaseSchema.parse({ title, severity, tags: [tag] });
    return (await openCase(lead, asked)).number;
  };
  const [b, a] = [await make("b", "low"), await make("A", "critical")];
  await changeCase(lead, b, { version: 1, status: "contained" });
  await changeMembers(lead, a, { action: "add", personId: "ben" });
  const ip = { action: "add", kind: "ip", value: "203.0.113.9", note: "" } as const;
  await changeIndicators(lead, a, ip);
  const list = async (asked: object, reader = lead) => {
    const params = caseListParamsSchema.parse({ tag, ...asked });
    return (await listCases(reader, params)).cases.map(({ number }) => number);
  };
  expect(await list({})).toEqual([a, b]);
  expect(await list({ sort: "opened" })).toEqual([b, a]);
  expect(await list({ sort: "title" })).toEqual([a, b]);
  expect(await list({ sort: "severity" })).toEqual([a, b]);
  expect(await list({ sort: "status" })).toEqual([a, b]);
  expect(await list({ status: "contained" })).toEqual([b]);
  expect(await list({ severity: "critical" })).toEqual([a]);
  expect(await list({ member: "ben" })).toEqual([a]);
  expect(await list({ member: "nobody \0" })).toEqual([]);
  expect(await list({ entity: "0.113.9" })).toEqual([a]);
  expect(await list({ entity: "%" })).toEqual([]);
  expect(await list({}, analyst("ben"))).toEqual([a]);
  const { choices } = await listCases(analyst("ben"), caseListParamsSchema.parse({}));
  expect(choices.tags).toContain(tag);
  expect(choices.members.map(({ id }) => id)).toContain("ben");
  const csv = async (reader: Reader) => {
    const parts: Buffer[] = [];
    const asked = caseListParamsSchema.parse({ tag });
    for await (const part of exportCaseList(reader, asked)) parts.push(part);
    return Buffer.concat(parts).toString().trimEnd().split("\r\n");
  };
  expect(await csv(lead)).toHaveLength(3);
  expect(await csv(analyst("ben"))).toEqual([
    "number,title,status,severity,lead,tags,opened,closed",
    expect.stringContaining(`${a},A,open,critical,`),
  ]);
  expect((await csv(lead))[1]).toContain(',"\'=tagged",');
});

test("a case is not found by a pinned profile that the reader may not see", async () => {
  const number = await newCase();
  await changeMembers(lead, number, { action: "add", personId: "ben" });
  const { rows } = await listEvents(
    lead,
    { query: null, fromMs: null, toMs: null, asof: null, nowMs: NOW },
    { limit: 1 },
  );
  const { principal } = rows[0] ?? {};
  const time = { from: "2020-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z" };
  const entity = { kind: "entity", entity: "principal", id: principal?.key, ...time };
  await pin(lead, number, { ...entity, title: "The one whom nobody else knows" });
  const numbersOf = async (reader: Reader) => {
    const asked = caseListParamsSchema.parse({ entity: "WHOM NOBODY" });
    return (await listCases(reader, asked)).cases.map((one) => one.number);
  };
  expect(await numbersOf(lead)).toEqual([number]);
  expect(await numbersOf(analyst("ben"))).toEqual([number]);
  expect(await numbersOf(analyst("ben", [OWN]))).toEqual([]);
});

test("who may add members is told the names of who can sign in, and nobody else is", async () => {
  const number = await newCase();
  await index.db.owner.person.create({
    data: { id: "gone", name: "Gone", role: "analyst", disabledAt: new Date() },
  });
  const { people } = await listCandidates(lead, number);
  expect(people.find(({ id }) => id === "local")).toMatchObject({ isMember: true });
  expect(people.find(({ id }) => id === "ann")).toEqual({
    id: "ann",
    name: "ann",
    isMember: false,
  });
  expect(people.some(({ id }) => id === "gone")).toBe(false);
  await expect(listCandidates(analyst("ann"), number)).rejects.toMatchObject({ kind: "not_found" });
  const viewer: Reader = { ...lead, role: "viewer" };
  await expect(listCandidates(viewer, number)).rejects.toMatchObject({ kind: "forbidden" });
});

test("a chart of a frozen view is pinned as of it, stacked as it was on screen", async () => {
  const number = await newCase();
  await pin(lead, number, { kind: "chart", q: "", from: "", to: "", by: "region", asof: 1 });
  const [kept] = (await readCase(lead, number)).pins;
  expect(kept).toMatchObject({ asof: 1, copy: { histogram: { by: "region" } } });
  expect(kept?.url).toContain("by=region");
});

test("a pin with accounts out of sight is hidden, counted, and tells nothing in story or activity", async () => {
  const number = await newCase();
  await changeMembers(lead, number, { action: "add", personId: "ben" });
  const ben = analyst("ben", [OWN]);
  await pin(lead, number, { kind: "event", key: idOf(1) });
  const hidden = await pin(lead, number, { kind: "event", key: idOf(2), title: "Their event" });
  await pin(lead, number, { kind: "query", q: "", from: "", to: "" });
  await changeBlocks(lead, number, { ...added, kind: "pin", pinId: hidden.id, text: "Their step" });
  const seen = await readCase(ben, number);
  expect(seen).toMatchObject({ hiddenPins: 2, blocks: [], pins: [{ accounts: [OWN] }] });
  const said = JSON.stringify([seen, await listActivity(ben, number)]);
  for (const secret of ["Their", idOf(2), OTHER]) expect(said).not.toContain(secret);
  await expect(removePin(ben, number, hidden.id)).rejects.toMatchObject({ kind: "not_found" });
  await expect(pin(ben, number, { kind: "event", key: idOf(2) })).rejects.toMatchObject({
    kind: "not_found",
  });
});

test("hostile text is kept as text wherever it may be written", async () => {
  const number = await newCase(HOSTILE);
  await changeCase(lead, number, { version: 1, summary: HOSTILE, tags: [HOSTILE] });
  await changeBlocks(lead, number, { ...added, title: HOSTILE, text: HOSTILE, tags: [HOSTILE] });
  await changeIndicators(lead, number, {
    action: "add",
    kind: "other",
    value: HOSTILE,
    note: HOSTILE,
  });
  await pin(lead, number, { kind: "event", key: idOf(1), title: HOSTILE });
  const found = await readCase(lead, number);
  const texts = [
    found.title,
    found.summary,
    found.blocks[0]?.text,
    found.indicators[0]?.value,
    found.pins[0]?.title,
  ];
  for (const text of texts) expect(text).toContain("<script>alert(1)</script>\u202e");
});

test("every change is one entry of the activity and one of the audit log", async () => {
  const number = await newCase();
  const { id: pinId } = await pin(lead, number, { kind: "event", key: idOf(1) });
  const { id } = await changeBlocks(lead, number, { ...added, text: "a" });
  await changeBlocks(lead, number, { action: "move", id, before: null });
  await changeBlocks(lead, number, { action: "remove", id, version: 1 });
  const asked = { action: "add", kind: "ip", value: "198.51.100.7", note: "" } as const;
  const indicator = await changeIndicators(lead, number, asked);
  await expect(changeIndicators(lead, number, asked)).rejects.toMatchObject({ kind: "conflict" });
  await changeIndicators(lead, number, { action: "remove", id: indicator.id });
  await removePin(lead, number, pinId);
  await changeCase(lead, number, { version: 1, status: "closed" });
  const { entries } = await listActivity(lead, number);
  const kinds = ["opened", "pinned", "block-added", "block-moved", "block-removed"];
  const more = ["indicator-added", "indicator-removed", "unpinned", "changed"];
  expect(entries.map(({ kind }) => kind).reverse()).toEqual([...kinds, ...more]);
  const target = `case ${number}`;
  expect(await index.db.owner.auditEntry.count({ where: { target } })).toBe(entries.length);
  expect((await readCase(lead, number)).closedAt).not.toBe(null);
});
