import { afterAll, beforeAll, expect, test } from "vitest";
import { exportManifestSchema } from "@/lib/api/desk-contract";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { parseQuery } from "@/lib/search/parse";
import type { ExportRequest } from "./export-manifest";
import { startExport } from "./start-export";

const SECOND = "00000000-0000-4000-8000-000000000002";
const ROWS = [
  "eventversion,eventid,eventtime,eventname,errormessage,requestparameters",
  `1.11,${SECOND},2026-01-02T03:04:06Z,CreateUser,"two\nlines, ""quoted""","{""userName"":""eve""}"`,
].join("\r\n");
const lines = `${JSON.stringify({ eventid: "00000000-0000-4000-8000-000000000003", eventtime: "2026-01-02T03:04:07Z", eventname: "X" })}\n`;

let index: TestIndex;
beforeAll(async () => {
  index = await openTestIndex();
  await index.ingest({
    records: [
      sampleRecord(1, {
        resources: [{ ARN: "arn:aws:s3:::a" }, { ARN: "arn:aws:s3:::b,c" }],
        sourceIPAddress: "192.0.2.1",
      }),
      sampleRecord(4, { eventTime: "2026-01-02T03:04:08Z", sourceIPAddress: "ec2.amazonaws.com" }),
    ],
    "rows.csv": Buffer.from(`${ROWS}\r\n`),
    "rows.json": Buffer.from(lines),
  });
});
afterAll(() => index.close());

async function exported(format: ExportRequest["format"], q = "", cols: readonly string[] = []) {
  const question = { query: parseQuery(q).query, fromMs: null, toMs: null, asof: null, nowMs: 0 };
  const request = { question, format, sort: "time", cols, tz: "utc" } as const;
  const { files, follow } = await startExport(index.reader, request);
  const texts = new Map<string, string>();
  async function* chunks(): AsyncGenerator<Buffer> {
    for await (const file of files()) {
      for await (const chunk of file.chunks) {
        texts.set(file.name, (texts.get(file.name) ?? "") + chunk.toString());
        yield chunk;
      }
    }
  }
  for await (const _chunk of follow(chunks())) {
    // Collected as it passes.
  }
  return {
    text: texts.get(`events.${format}`) ?? "",
    manifest: exportManifestSchema.parse(JSON.parse(texts.get("manifest.json") ?? "")),
  };
}

test("a row of a table is exported as the JSON that it stands for, and counted as rebuilt", async () => {
  const { text, manifest } = await exported("ndjson");
  const parsed = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(parsed).toHaveLength(4);
  expect(parsed[1]).toMatchObject({
    eventVersion: "1.11",
    eventTime: "2026-01-02T03:04:06Z",
    eventName: "CreateUser",
    errorMessage: 'two\nlines, "quoted"',
    requestParameters: { userName: "eve" },
  });
  expect(parsed[1]?.eventID).toBe(SECOND);
  // What is JSON already stays as it was written.
  expect(text).toContain(lines);
  expect(manifest).toMatchObject({ count: 4, rebuilt: 1 });
  expect(manifest.files[0]?.note).toMatch(/^Not byte for byte: 1 of the records/);

  const json = await exported("json");
  expect(JSON.parse(json.text)).toEqual(parsed);
  expect(json.manifest.rebuilt).toBe(1);
  const others = await exported("ndjson", "event:GetObject");
  expect(others.manifest.rebuilt).toBe(0);
  expect(others.manifest.files[0]?.note).toMatch(/^Records byte for byte/);
});

test("a display copy has all resources, and tells addresses from services", async () => {
  const { text, manifest } = await exported("csv", "event:GetObject");
  const [head = "", first = "", second = ""] = text.split("\r\n");
  expect(head).toMatch(/,kind,ip,via,ua,/);
  expect(first).toContain(",192.0.2.1,,");
  expect(first).toContain('"arn:aws:s3:::a, arn:aws:s3:::b,c"');
  expect(second).toContain(",,ec2.amazonaws.com,");
  expect(manifest.files[0]?.note).toContain("with a comma and a space between them");
});

test("an export says what proves the files that its events came from, and no others", async () => {
  expect((await exported("ndjson")).manifest.integrity).toEqual({
    files: { "not-checked": 3 },
    run: null,
  });
  const { owner } = index.db;
  const [run] = await owner.$queryRaw<{ id: number }[]>`insert into verification_run
    (cause, started_by, tool_version) values ('asked', 'test', 'test') returning id`;
  await owner.$executeRaw`insert into file_integrity (file_id, verdict, run_id)
    select id, case key when 'records' then 'verified' else 'mismatch' end, ${run?.id}::int4
    from log_file where key <> 'rows.json'`;
  expect((await exported("ndjson")).manifest.integrity).toEqual({
    files: { mismatch: 1, "not-checked": 1, verified: 1 },
    run: run?.id,
  });
  const proven = await exported("csv", "integrity:verified", ["event", "integrity", "file"]);
  expect(proven.manifest.integrity).toEqual({ files: { verified: 1 }, run: run?.id });
  expect(proven.text.split("\r\n").slice(0, 2)).toEqual([
    "event,integrity,file,event_key",
    expect.stringMatching(/^GetObject,verified,records,/),
  ]);
  expect((await exported("ndjson", "event:Nothing")).manifest.integrity).toEqual({
    files: {},
    run: null,
  });
});
