import { expect, test } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex } from "@/lib/ingest/testing/test-index";
import { type ExportFormat, exportEvents } from "./export-events";

const EVERYTHING = { query: null, fromMs: null, toMs: null, asof: null, nowMs: 0 };
const COLS = ["time", "ua", "error", "request.note", "request.url"];

const HOSTILE = [
  '=HYPERLINK("http://evil.example","x")',
  "+cmd|' /C calc'!A0",
  '","=1+1',
  "line\n=1+1",
  "<img src=x onerror=alert(1)>",
  "`]( | @team \\|",
  "role\u202eadmin\u0000\u200b",
  "__proto__",
];

test("no format lets a text from a log act or disappear", async () => {
  const index = await openTestIndex();
  const presigned = "https://b.s3.amazonaws.com/k?X-Amz-Signature=0123456789abcdef";
  const records = HOSTILE.map((text, number) =>
    sampleRecord(number, {
      userAgent: text,
      errorCode: text,
      requestParameters: { note: text, url: presigned, password: "hunter2-hunter2" },
    }),
  );
  await index.ingest({ records });
  const text = async (format: ExportFormat) => {
    const { chunks } = await exportEvents(index.reader, EVERYTHING, format, { cols: COLS });
    const parts: Buffer[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    return Buffer.concat(parts).toString();
  };
  const [ndjson, json, csv, md] = await Promise.all([
    text("ndjson"),
    text("json"),
    text("csv"),
    text("md"),
  ]);

  // Records are evidence: every text is in them as it was.
  const notes = (parsed: { requestParameters: { note: string } }[]) =>
    parsed.map(({ requestParameters }) => requestParameters.note).sort();
  expect(
    notes(
      ndjson
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ),
  ).toEqual([...HOSTILE].sort());
  expect(notes(JSON.parse(json))).toEqual([...HOSTILE].sort());

  const csvLines = csv.trimEnd().split("\r\n");
  expect(csvLines).toHaveLength(HOSTILE.length + 1);
  expect(csv).not.toMatch(/(?:^|[,;|"\n])[=+@-]/);
  expect(csv).toContain(`"'+cmd|' /C calc'!A0"`);
  expect(csv).toContain("role\\u202eadmin\\0\\u200b");

  const mdLines = md.trimEnd().split("\n");
  expect(mdLines).toHaveLength(HOSTILE.length + 2);
  for (const line of mdLines) expect(line.match(/\|/g)).toHaveLength(COLS.length + 2);
  expect(md).toContain("`<img src=x onerror=alert(1)>`");
  expect(md).toContain("`role\\u202eadmin\\0\\u200b`");

  for (const copy of [csv, md]) {
    expect(copy).toContain("__proto__");
    expect(copy).toContain("X-Amz-Signature");
    expect(copy).not.toContain("0123456789abcdef");
    expect(copy).not.toMatch(/[\u202e\u200b\0]/);
  }
  await index.close();
});

test("an export of nothing is a whole, empty file", async () => {
  const index = await openTestIndex();
  const text = async (format: ExportFormat) => {
    const { chunks, tally } = await exportEvents(index.reader, EVERYTHING, format, { cols: COLS });
    const parts: Buffer[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    expect(tally.events).toBe(0);
    return Buffer.concat(parts).toString();
  };
  expect(await text("ndjson")).toBe("");
  expect(JSON.parse(await text("json"))).toEqual([]);
  expect((await text("csv")).split("\r\n")).toHaveLength(2);
  expect((await text("md")).split("\n")).toHaveLength(3);
  await index.close();
});
