import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { parseQuery } from "@/lib/search/parse";
import { getEvent } from "./get-event";
import { listEvents } from "./list-events";
import { downloadRecord, revealRecord } from "./open-record";

const SECRETS = ["IQoJb3JpZ2lu-token", "hunter2", "31337", "f00dcafe"];
const [TOKEN = "", PASSWORD = "", PIN = "", SIGNATURE = ""] = SECRETS;

const secretive = sampleRecord(1, {
  eventName: "AssumeRole",
  userAgent: `curl/8 https://b.example/k?X-Amz-Signature=${SIGNATURE}&X-Amz-Expires=60`,
  requestParameters: {
    accounts: [{ PASSWORD: [PASSWORD, Number(PIN)] }],
    body: JSON.stringify({ deeper: JSON.stringify({ password: PASSWORD }) }),
    referrer: `https://b.example/k?x-amz-security-token=${TOKEN}`,
  },
  responseElements: { credentials: { accessKeyId: "ASIAEXAMPLE", sessionToken: TOKEN } },
});
const plain = sampleRecord(2, { eventName: "GetObject" });
const exported = [
  "eventversion,eventid,eventtime,eventname,eventsource,requestparameters",
  `1.11,00000000-0000-4000-8000-000000000003,2026-01-02T03:04:05Z,CreateUser,iam.amazonaws.com,"{""password"":""${PASSWORD}""}"`,
].join("\r\n");

const id = (number: number) => String(sampleRecord(number).eventID);
let index: TestIndex;
const auditRows = () => index.db.owner.auditEntry.findMany({ orderBy: { id: "asc" } });

beforeAll(async () => {
  index = await openTestIndex();
  await index.ingest({
    "a.json.gz": [secretive, plain],
    "export.csv": Buffer.from(`${exported}\r\n`),
  });
});
afterAll(() => index.close());

test.each([1, 3])("the detail of event %i holds no secret", async (number) => {
  const detail = await getEvent(index.reader, id(number));
  const text = JSON.stringify(detail);
  for (const secret of SECRETS) expect(text).not.toContain(secret);
  expect(detail.masked.length).toBeGreaterThan(0);
  // Characters are replaced one by one: everything else stays where it was.
  expect(detail.raw).toHaveLength(detail.rawBytes);
});

test("the fields of a masked record say the rest as it is", async () => {
  const { fields, masked } = await getEvent(index.reader, id(1));
  expect(fields.find(({ field }) => field === "ua")?.values).toEqual([
    "curl/8 https://b.example/k?X-Amz-Signature=********&X-Amz-Expires=60",
  ]);
  expect(masked).toContain("responseElements.credentials.sessionToken");
  expect(masked).toContain("requestParameters.body.deeper.password");
});

test("a reveal is recorded once, with who, which event and why, and without the secrets", async () => {
  const before = await auditRows();
  const { row, recordSha256 } = await getEvent(index.reader, id(1));
  const reader = { ...index.reader, actor: "kari" };
  const { raw, recordedAtMs } = await revealRecord(reader, id(1), "case 42");
  expect(raw).toBe(JSON.stringify(secretive));
  const written = (await auditRows()).slice(before.length);
  expect(written).toEqual([
    {
      id: expect.anything(),
      at: new Date(recordedAtMs),
      actor: "kari",
      action: "reveal",
      result: "done",
      ...{ accounts: [], address: null, browser: null, requestId: null },
      target: row.key,
      detail: { reason: "case 42", recordSha256, secrets: expect.any(Number) },
    },
  ]);
  const text = JSON.stringify(written.map(({ target, detail }) => ({ target, detail })));
  for (const secret of SECRETS) expect(text).not.toContain(secret);
});

test("no secret is shown when it cannot be recorded", async () => {
  const { owner } = index.db;
  await owner.$executeRaw`alter table audit_entry rename to audit_entry_gone`;
  await expect(revealRecord(index.reader, id(1), "")).rejects.toThrow();
  await expect(downloadRecord(index.reader, id(1))).rejects.toThrow();
  await owner.$executeRaw`alter table audit_entry_gone rename to audit_entry`;
});

test("a download is byte for byte, and recorded when it holds secrets", async () => {
  const before = await auditRows();
  const { bytes, mediaType } = await downloadRecord(index.reader, id(1));
  expect(mediaType).toBe("application/json");
  expect(bytes.toString()).toBe(JSON.stringify(secretive));
  const { row } = await getEvent(index.reader, id(1));
  const written = (await auditRows()).slice(before.length);
  expect(written).toMatchObject([
    {
      action: "download-raw",
      target: row.key,
      detail: { recordSha256: createHash("sha256").update(bytes).digest("hex") },
    },
  ]);
  const second = await downloadRecord(index.reader, id(2));
  expect(second.bytes.toString()).toBe(JSON.stringify(plain));
  expect(await auditRows()).toHaveLength(before.length + 1);
});

test("a row of a table is handed out as the row that it is", async () => {
  const { bytes, mediaType } = await downloadRecord(index.reader, id(3));
  expect(mediaType).toBe("text/csv");
  expect(bytes.toString()).toBe(exported.split("\r\n")[1]);
});

test("what is not there is neither shown nor recorded", async () => {
  const before = await auditRows();
  await expect(revealRecord(index.reader, id(99), "")).rejects.toMatchObject({ kind: "not_found" });
  const none = { ...index.reader, accounts: [] };
  await expect(revealRecord(none, id(1), "")).rejects.toMatchObject({ kind: "not_found" });
  await expect(downloadRecord(none, id(1))).rejects.toMatchObject({ kind: "not_found" });
  expect(await auditRows()).toEqual(before);
});

test("entries of the audit log can be neither changed nor removed", async () => {
  const { owner, search } = index.db;
  const before = await auditRows();
  expect(before.length).toBeGreaterThan(0);
  await expect(owner.auditEntry.updateMany({ data: { actor: "nobody" } })).rejects.toThrow();
  await expect(owner.auditEntry.deleteMany()).rejects.toThrow();
  await expect(owner.$executeRaw`truncate audit_entry`).rejects.toThrow();
  await expect(
    search.auditEntry.create({ data: { actor: "x", action: "reveal", target: "x" } }),
  ).rejects.toThrow();
  expect(await auditRows()).toEqual(before);
});

test("rows of a list and their columns hold no secret", async () => {
  const question = {
    query: parseQuery("event:AssumeRole").query,
    fromMs: null,
    toMs: null,
    asof: null,
    nowMs: 0,
  };
  const { rows } = await listEvents(index.reader, question, {
    limit: 10,
    cols: ["ua", "request", "response", "extra"],
  });
  expect(rows).toHaveLength(1);
  for (const secret of SECRETS) expect(JSON.stringify(rows)).not.toContain(secret);
});
