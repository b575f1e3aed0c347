import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { collectBody } from "@/lib/ingest/testing/collect-body";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openBody } from "./open-body";
import { splitBlocks } from "./split-blocks";

const json = (value: unknown) => JSON.stringify(value);
const first = sampleRecord(1);
const second = sampleRecord(2, { userAgent: 'a "quoted" \\ agent' });
const lookup = (record: unknown) => ({
  EventId: "1",
  EventName: "GetObject",
  ReadOnly: "true",
  CloudTrailEvent: json(record),
});
const bridge = (record: unknown) => ({
  version: "0",
  id: "1",
  "detail-type": "AWS API Call via CloudTrail",
  source: "aws.s3",
  detail: record,
});
const subscription = (...messages: string[]) => ({
  messageType: "DATA_MESSAGE",
  owner: "123456789012",
  logGroup: "CloudTrail",
  logEvents: messages.map((message, id) => ({ id: String(id), timestamp: 1, message })),
});

const ENVELOPES: readonly (readonly [string, string, string, "json" | "string"])[] = [
  ["a log file", "records", json({ Records: [first, second] }), "json"],
  [
    "a log file whose list is not first",
    "records",
    json({ a: { Records: 1 }, b: "x", Records: [first, second] }),
    "json",
  ],
  [
    "log files one behind the other",
    "records",
    json({ Records: [first] }) + json({ Records: [second] }),
    "json",
  ],
  ["an array", "array", json([first, second]), "json"],
  ["lines", "lines", `${json(first)}\r\n${json(second)}\n`, "json"],
  ["records without anything between them", "lines", json(first) + json(second), "json"],
  [
    "the output of LookupEvents",
    "lookup-events",
    json({ Events: [lookup(first), lookup(second)], NextToken: "x" }),
    "string",
  ],
  [
    "an array of LookupEvents entries",
    "lookup-events",
    json([lookup(first), lookup(second)]),
    "string",
  ],
  [
    "EventBridge events by lines",
    "eventbridge",
    `${json(bridge(first))}\n${json(bridge(second))}`,
    "json",
  ],
  ["EventBridge events in an array", "eventbridge", json([bridge(first), bridge(second)]), "json"],
  [
    "a subscription message",
    "subscription",
    json(subscription(json(first), json(second))),
    "string",
  ],
  [
    "subscription messages one behind the other, a control message first",
    "subscription",
    json({
      ...subscription("CWL CONTROL MESSAGE: Checking health"),
      messageType: "CONTROL_MESSAGE",
    }) +
      json(subscription(json(first))) +
      json(subscription(json(second))),
    "string",
  ],
];

test.each(ENVELOPES)("%s gives its records", async (_, kind, body, form) => {
  for (const chunkBytes of [1, 7, Number.POSITIVE_INFINITY]) {
    for (const mark of ["", "\ufeff"]) {
      const split = await collectBody(mark + body, chunkBytes);
      expect(split.bytes.toString()).toBe(mark + body);
      expect(split.summary).toMatchObject({ kind, records: 2, problems: 0 });
      expect(split.records.map(({ value }) => value)).toEqual([first, second]);
      expect(split.records.map(({ text }) => text)).toEqual([json(first), json(second)]);
      expect(split.records.every((record) => record.form === form)).toBe(true);
    }
  }
});

test("one record alone, and one EventBridge event alone", async () => {
  expect((await collectBody(json(first))).summary).toMatchObject({ kind: "single", records: 1 });
  expect((await collectBody(json(bridge(first)))).summary).toMatchObject({
    kind: "eventbridge",
    records: 1,
  });
});

test("an entry without a CloudTrail record is kept with a problem", async () => {
  const body = json([
    bridge(first),
    { ...bridge({ state: "running" }), "detail-type": "EC2 Instance State-change Notification" },
  ]);
  const split = await collectBody(body);
  expect(split.records.map(({ problem }) => problem?.reason)).toEqual([
    undefined,
    "not-cloudtrail",
  ]);
  const broken = await collectBody(
    json({
      Events: [lookup(first), { ...lookup(first), CloudTrailEvent: '{"cut' }, { EventId: "3" }],
    }),
  );
  expect(broken.summary).toMatchObject({ records: 2, problems: 1 });
});

test("elements that are no objects are kept with a problem", async () => {
  const split = await collectBody(`{"Records":[null,5,"x",[],${json(first)},true]}`);
  expect(split.records.map(({ problem }) => problem?.reason ?? null)).toEqual([
    "not-object",
    "not-object",
    "not-object",
    "not-object",
    null,
    "not-object",
  ]);
});

test("empty lists are good files without records", async () => {
  for (const body of ['{"Records":[]}', "[]", '{"Records": [\n] }\n']) {
    const split = await collectBody(body);
    expect(split.bytes.toString()).toBe(body);
    expect(split.summary).toMatchObject({ records: 0, problems: 0 });
  }
});

test("a digest file is recognised and holds no records", async () => {
  const body = json({
    awsAccountId: "1",
    digestEndTime: "x",
    digestS3Object: "k",
    previousDigestSignature: null,
    logFiles: [first],
  });
  const split = await collectBody(body, 9);
  expect(split.summary).toMatchObject({ kind: "digest", records: 0, problems: 0 });
  expect(split.bytes.toString()).toBe(body);
});

const CSV = `eventversion,eventname,useridentity,note\r\n1.11,GetObject,"{type=IAMUser, userName=""x""}","two\r\nlines"\r\n1.08,PutObject,{},\r\n`;

test("a CSV export gives a record per row, quoted line ends included", async () => {
  for (const chunkBytes of [1, 11, 1_000]) {
    const split = await collectBody(CSV, chunkBytes);
    expect(split.bytes.toString()).toBe(CSV);
    expect(split.summary).toMatchObject({ kind: "export-csv", records: 2, problems: 0 });
    expect(split.slices[0]).toContain("two\r\nlines");
    expect(split.records[1]).toMatchObject({
      form: "row",
      value: { eventVersion: "1.08", eventName: "PutObject" },
    });
  }
});

test("a broken CSV row costs that row alone", async () => {
  const split = await collectBody(`${CSV}too,few\n1.11,"open,{},\n1.08,DeleteObject,{},\n`);
  expect(split.summary).toMatchObject({ records: 3, problems: 2 });
});

test("export lines with lower-cased columns are brought to record shape", async () => {
  const split = await collectBody(
    '{"eventversion":"1.11","eventname":"GetObject","eventtime":"2026-01-01T00:00:00Z"}\n',
  );
  expect(split.summary.kind).toBe("export-lines");
  expect(split.records[0]).toMatchObject({
    form: "json",
    value: { eventVersion: "1.11", eventName: "GetObject" },
  });
});

const REFUSED: readonly (readonly [string, string | Buffer, string, RegExp])[] = [
  ["white space", " \n", "empty", /white space/],
  ["Records missing", '{"a":1}', "not-cloudtrail", /No CloudTrail record/],
  ["Records null", '{"Records":null}', "records-not-a-list", /not a list/],
  ["Records an object", '{"Records":{"0":{}}}', "records-not-a-list", /not a list/],
  ["an empty object", "{}", "not-cloudtrail", /No CloudTrail/],
  ["UTF-16 with a mark", Buffer.from("\ufeff{}", "utf16le"), "utf16", /UTF-16/],
  ["UTF-16 without a mark", Buffer.from('{"Records":[]}', "utf16le"), "utf16", /UTF-16/],
  [
    "Config snapshot",
    '{"fileVersion":"1.0","configSnapshotId":"x","configurationItems":[{"a":1}]}',
    "not-cloudtrail",
    /Config/,
  ],
  [
    "VPC flow log",
    "version account-id interface-id\n2 123456789012 eni-0a 10.0.0.1",
    "not-cloudtrail",
    /VPC flow log/,
  ],
  [
    "load balancer log",
    "h2 2026-01-01T00:00:00.000000Z app/x/1 192.0.2.1:1 10.0.0.1:80",
    "not-cloudtrail",
    /load balancer/,
  ],
  ["CloudFront log", "#Version: 1.0\n#Fields: date time", "not-cloudtrail", /CloudFront/],
  ["HTML", "<!DOCTYPE html><html>", "not-cloudtrail", /HTML/],
  ["XML", '<?xml version="1.0"?><Error/>', "not-cloudtrail", /XML/],
  ["PNG", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), "not-cloudtrail", /PNG/],
  ["other log events", json(subscription("START RequestId: 1", "END")), "not-json", /No record/],
  [
    "lines of something else",
    '{"level":"info"}\n{"level":"warn"}',
    "not-cloudtrail",
    /No CloudTrail/,
  ],
  [
    "notifications of S3",
    '[{"eventVersion":"2.1","eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"s3SchemaVersion":"1.0"}}]',
    "not-cloudtrail",
    /notification of S3/,
  ],
  ["half a record", '{"eventVersion":"1.11","event', "not-json", /breaks off/],
];

test.each(REFUSED)("%s is refused with its reason", async (_, body, reason, detail) => {
  await expect(collectBody(body, 5)).rejects.toMatchObject({
    reason,
    detail: expect.stringMatching(detail),
  });
});

test("a subscription payload saved as it came, base64 of gzip, is opened first", async () => {
  const saved = gzipSync(json(subscription(json(first)))).toString("base64");
  const { chunks, compression } = openBody(Buffer.from(saved));
  expect(compression).toBe("gzip");
  const { value } = await splitBlocks(chunks).next();
  expect(value).toMatchObject({ records: [{ form: "string", value: first }] });
});
