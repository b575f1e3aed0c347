import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { caseSchema } from "@/lib/api/case-contract";
import { closeDatabase } from "@/lib/db/get-database";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { asTester, type Tester } from "./testing/as-tester";
import { readZip } from "./testing/read-zip";
import { routeAt } from "./testing/route-at";

const KEY = "00000000-0000-4000-8000-000000000001";
let index: TestIndex;
let tester: Tester;

beforeAll(async () => {
  index = await openTestIndex();
  await index.ingest({ one: [sampleRecord(1)] });
  vi.stubEnv("DATABASE_URL", index.url);
  tester = await asTester(index.db);
});
afterAll(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
  await index.close();
});

async function ask(path: string, params: Readonly<Record<string, string>> = {}, body?: unknown) {
  const route = await routeAt(path, body === undefined ? "GET" : "POST");
  const headers = { ...tester.headers, "content-type": "application/json" };
  const sent =
    body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
  return route(new Request("http://127.0.0.1/api", sent), { params: Promise.resolve(params) });
}

test("a case is opened, told, conflicted and taken away through the API", async () => {
  const opened = await ask("cases", {}, { title: "Stolen key", severity: "high" });
  const params = { number: String((await opened.json()).number) };
  const pinned = await ask("cases/[number]/pins", params, { kind: "event", key: KEY });
  const { id: pinId } = await pinned.json();
  const step = { action: "add", kind: "pin", pinId, text: "It began here" };
  expect((await ask("cases/[number]/blocks", params, step)).status).toBe(200);
  const change = { version: 1, summary: "First" };
  expect((await ask("cases/[number]", params, change)).status).toBe(200);
  const late = await ask("cases/[number]", params, { ...change, summary: "Second" });
  expect(late.status).toBe(409);
  expect((await late.json()).error).toMatchObject({
    code: "conflict",
    theirs: { summary: "First", version: 2 },
    yours: { summary: "Second" },
  });
  const found = caseSchema.parse(await (await ask("cases/[number]", params)).json());
  expect(found).toMatchObject({ summary: "First", blocks: [{ pinId }], pins: [{ id: pinId }] });
  const list = await (await ask("cases")).json();
  expect(list).toMatchObject({ total: 1, cases: [{ title: "Stolen key", status: "open" }] });
  const zip = await ask("cases/[number]/export", params);
  const files = await readZip(Buffer.from(await zip.arrayBuffer()));
  expect(JSON.stringify([...Object.keys(Object.fromEntries(files))])).toContain("SHA256SUMS");
});

test("what is no case, no pin and no number is not found, and unknown fields are refused", async () => {
  for (const number of ["999999", "x", "-1", "1e3", "99999999999"])
    expect((await ask("cases/[number]", { number })).status).toBe(404);
  const extra = await ask("cases", {}, { title: "x", severity: "high", number: 7 });
  expect(extra.status).toBe(400);
});
