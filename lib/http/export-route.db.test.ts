import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openReader } from "@/lib/auth/reader";
import { closeDatabase, getDatabase } from "@/lib/db/get-database";
import { findExport } from "@/lib/events/export-registry";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { asTester, type Tester } from "./testing/as-tester";
import { routeAt } from "./testing/route-at";

const ROW_ID = "00000000-0000-4000-8000-000000000009";
let index: TestIndex;
let tester: Tester;
/** What the tester began. */
const find = (id: string) =>
  findExport({ ...openReader(getDatabase()), actor: tester.personId }, id);

beforeAll(async () => {
  index = await openTestIndex();
  await index.ingest({
    records: Array.from({ length: 3 }, (_, number) => sampleRecord(number)),
    "rows.csv": Buffer.from(`eventid,eventtime,eventname\r\n${ROW_ID},2026-01-02T03:04:05Z,X\r\n`),
  });
  vi.stubEnv("DATABASE_URL", index.url);
  tester = await asTester(index.db);
});
afterAll(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
  await index.close();
});

async function send(path: string, query: string, { method = "GET", key = "" } = {}) {
  const route = await routeAt(path);
  const request = new Request(`http://127.0.0.1/api?${query}`, {
    method,
    headers: tester.headers,
  });
  return route(request, { params: Promise.resolve({ key }) });
}

test("HEAD says what a download would be, and begins none", async () => {
  const id = crypto.randomUUID();
  const answer = await send("events/export", `format=csv&pack=file&id=${id}`, { method: "HEAD" });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.body).toBe(null);
  expect(() => find(id)).toThrow("no export with this id");
  expect(await index.db.owner.auditEntry.count()).toBe(0);
  const wrong = await send("events/export", "format=xml", { method: "HEAD" });
  expect(wrong.status).toBe(400);
});

test("a download has the name that its progress tells", async () => {
  const id = crypto.randomUUID();
  const answer = await send("events/export", `format=md&id=${id}&cols=time,request."a,b"`);
  const { name } = find(id).progress();
  expect(name).toMatch(/^trailglass-events-display-copy-asof-\d+\.zip$/);
  expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="${name}"`);
  await answer.arrayBuffer();
  expect(find(id).progress()).toMatchObject({
    state: "done",
    events: 4,
  });
});

test("a raw record is called what it is", async () => {
  const row = await send("events/[key]/raw", "", { key: ROW_ID });
  expect(row.headers.get("content-type")).toBe("text/csv");
  expect(row.headers.get("content-disposition")).toContain('"event.csv"');
  const record = await send("events/[key]/raw", "", { key: String(sampleRecord(1).eventID) });
  expect(record.headers.get("content-type")).toBe("application/json");
  expect(record.headers.get("content-disposition")).toContain('"event.json"');
});
