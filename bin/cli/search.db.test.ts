import { afterEach, expect, test, vi } from "vitest";
import type { ExportRequest } from "@/lib/events/export-manifest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex } from "@/lib/ingest/testing/test-index";
import { print } from "./search";

afterEach(() => vi.restoreAllMocks());

test("printed records are recorded as an export, before the first of them", async () => {
  const index = await openTestIndex();
  await index.ingest({ one: [1, 2, 3].map((number) => sampleRecord(number)) });
  const entries = () => index.db.owner.auditEntry.findMany({ orderBy: { id: "asc" } });
  const printed: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation(
    (text) => printed.push(Buffer.from(text).toString()) > 0,
  );
  const question = { query: null, fromMs: null, toMs: null, asof: null, nowMs: 0 };
  const request: ExportRequest = {
    question,
    format: "ndjson",
    sort: "time",
    cols: [],
    tz: "utc",
    limit: 2,
  };
  expect(await print(index.reader, request)).toBe(2);
  expect(printed.join("").trimEnd().split("\n")).toHaveLength(2);
  const begun = { export: expect.any(String), state: "begun", limit: 2 };
  const [first, last] = await entries();
  expect(first).toMatchObject({ action: "export", target: "", detail: begun });
  expect(last).toMatchObject({ action: "export", detail: { state: "done", count: 2 } });
  await index.db.owner.$executeRaw`alter table audit_entry rename to audit_entry_gone`;
  printed.length = 0;
  await expect(print(index.reader, request)).rejects.toThrow();
  expect(printed).toEqual([]);
  await index.close();
});
