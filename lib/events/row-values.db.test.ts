import { expect, test } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex } from "@/lib/ingest/testing/test-index";
import { listEvents } from "./list-events";
import { parseColumns } from "./row-values";

const EVERYTHING = { query: null, fromMs: null, toMs: null, asof: null, nowMs: 0 };

test("columns bring catalogue fields and paths, and nothing where the record is silent", async () => {
  const index = await openTestIndex();
  await index.ingest({
    one: [
      sampleRecord(1, {
        userAgent: "aws-cli/2.1",
        requestParameters: { bucketName: "logs", tags: [{ key: "a" }, { key: "b" }] },
      }),
      sampleRecord(2, { requestParameters: null, eventTime: "2026-01-01T00:00:00Z" }),
    ],
  });
  const cols = ["client", "request.bucketName", "request.tags.key", "arn", "request.__proto__.x"];
  const { rows } = await listEvents(index.reader, EVERYTHING, { limit: 10, cols });
  expect(rows.map(({ values }) => values)).toEqual([
    {
      client: ["aws-cli"],
      "request.bucketName": ["logs"],
      "request.tags.key": ["a", "b"],
      arn: [],
      "request.__proto__.x": [],
    },
    Object.fromEntries(cols.map((name) => [name, []])),
  ]);
  await index.close();
});

test("secrets stay masked in columns, whatever kind of file the record came in", async () => {
  const index = await openTestIndex();
  const url = "https://b.s3.amazonaws.com/k?X-Amz-Signature=5ec2e75ec2e7";
  const record = sampleRecord(1, {
    requestParameters: { url, masterUserPassword: "5ec2e75ec2e7" },
    errorMessage: `cannot fetch ${url}`,
  });
  await index.ingest({ body: [record], lines: Buffer.from(`${JSON.stringify(record)}\n`) });
  const cols = ["request.url", "request.masterUserPassword", "request", "error_message"];
  const { rows } = await listEvents(index.reader, EVERYTHING, { limit: 10, cols });
  expect(rows.length).toBeGreaterThan(0);
  for (const { values } of rows) {
    expect(JSON.stringify(values)).not.toContain("5ec2e75ec2e7");
    expect(values["request.url"]).toEqual([expect.stringContaining("X-Amz-Signature=****")]);
    expect(values["request.masterUserPassword"]).toEqual([]);
  }
  await index.close();
});

test.each(["", "nothing", "arn extra", "request.a:b", "__proto__", "constructor.name"])(
  "%j is no column",
  (name) => {
    expect(() => parseColumns([name])).toThrow(expect.objectContaining({ kind: "invalid" }));
  },
);
