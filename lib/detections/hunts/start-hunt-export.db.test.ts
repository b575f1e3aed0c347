import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { HuntExportParams, NewHunt } from "@/lib/api/hunt-contract";
import type { Reader } from "@/lib/auth/reader";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { huntNow } from "./hunt-now";
import { startHunt } from "./start-hunt";
import { startHuntExport } from "./start-hunt-export";

let index: TestIndex;
beforeEach(async () => {
  index = await openTestIndex();
});
afterEach(() => index.close());

const GET = `title: get
name: get
logsource: { product: aws, service: cloudtrail }
detection: { call: { eventName: GetObject }, condition: call }`;
const OFTEN = `${GET}
---
title: often
correlation: { type: event_count, rules: [get], group-by: [userAgent], timespan: 1h, condition: { gte: 2 } }`;

const at = (number: number, eventTime: string, more: Record<string, unknown> = {}) =>
  sampleRecord(number, { eventTime, ...more });

async function preview(text: string, more: Partial<NewHunt> = {}) {
  const signal = new AbortController().signal;
  const asked = { purpose: "preview", text, ...more } as const;
  return huntNow(index.reader, asked, { signal, onProgress: () => {} });
}

/** The files of an export by name, read as they are sent. */
async function exported(id: number, format: HuntExportParams["format"], reader: Reader) {
  const started = await startHuntExport(reader, id, { format, tz: "utc", pack: "zip" });
  const files = new Map<string, string>();
  async function* sent() {
    for await (const { name, chunks } of started.files()) {
      const parts: Buffer[] = [];
      for await (const chunk of chunks) {
        parts.push(chunk);
        yield chunk;
      }
      files.set(name, Buffer.concat(parts).toString());
    }
  }
  for await (const _ of started.follow(sent()));
  return { files, name: started.job.name };
}

test("what a hunt found is exported as records with a manifest, as of when it looked", async () => {
  await index.ingest({
    a: [
      at(1, "2026-01-02T03:00:00Z"),
      at(2, "2026-01-03T00:00:00Z", { eventName: "PutObject" }),
      at(3, "2026-01-04T03:00:00Z"),
    ],
  });
  const hunt = await preview(GET, { from: "2026-01-01", to: "2026-01-05" });
  await index.ingest({ b: [at(4, "2026-01-02T04:00:00Z")] });
  const { files, name } = await exported(hunt.id, "ndjson", index.reader);
  const text = files.get("events.ndjson") ?? "";
  const times = text.trimEnd().split("\n");
  expect(times.map((line) => JSON.parse(line).eventTime)).toEqual([
    "2026-01-04T03:00:00Z",
    "2026-01-02T03:00:00Z",
  ]);
  const manifest = JSON.parse(files.get("manifest.json") ?? "");
  expect(manifest).toMatchObject({
    ...{ count: 2, complete: true, hunt: { id: hunt.id, title: null, text: GET } },
    ...{ from: "2026-01-01T00:00:00.000Z", to: "2026-01-05T00:00:00.000Z" },
  });
  const sha256 = createHash("sha256").update(text).digest("hex");
  expect(manifest.files[0]).toMatchObject({ name: "events.ndjson", sha256 });
  expect(name).toBe(`trailglass-hunt-${hunt.id}-events-asof-${manifest.asof}.zip`);
  const audit = await index.db.owner.auditEntry.findMany({ where: { action: "export" } });
  expect(audit.map(({ target }) => target)).toEqual(Array(2).fill(`hunt ${hunt.id}: a text`));
});

test("the display copy shows hostile texts and runs no formula", async () => {
  await index.ingest({ a: [at(1, "2026-01-02T03:00:00Z", { userAgent: "=cmd()\u202e" })] });
  const hunt = await preview(GET);
  const { files } = await exported(hunt.id, "csv", index.reader);
  const csv = files.get("events.csv") ?? "";
  expect(csv.trimEnd().split("\r\n")).toHaveLength(2);
  expect(csv).not.toContain("\u202e");
});

test("of a correlation the last event of each alert is exported", async () => {
  await index.ingest({
    a: [
      at(1, "2026-01-02T03:00:00Z", { userAgent: "curl" }),
      at(2, "2026-01-02T03:10:00Z", { userAgent: "curl" }),
      at(3, "2026-01-02T13:00:00Z", { userAgent: "alone" }),
    ],
  });
  const hunt = await preview(OFTEN);
  expect(hunt.hits).toBe(1);
  const { files } = await exported(hunt.id, "ndjson", index.reader);
  const lines = (files.get("events.ndjson") ?? "").trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line).eventTime)).toEqual(["2026-01-02T03:10:00Z"]);
});

test("others' hunts are not to be found, and one that is not done is not exported", async () => {
  await index.ingest({ a: [at(1, "2026-01-02T03:00:00Z")] });
  const hunt = await preview(GET);
  const reader = { ...index.reader, accounts: ["222222222222"] };
  await expect(exported(hunt.id, "csv", reader)).rejects.toMatchObject({ kind: "not_found" });
  const asked = { purpose: "preview", text: GET } as const;
  const { id } = await startHunt(index.reader, asked, Date.now());
  await expect(exported(id, "csv", index.reader)).rejects.toMatchObject({ kind: "conflict" });
});
