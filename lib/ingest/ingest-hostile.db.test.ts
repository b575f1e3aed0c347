import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { listEvents } from "@/lib/events/list-events";
import { brokenSums } from "./testing/describe-index";
import { fileEnds } from "./testing/file-ends";
import { makeZip } from "./testing/make-zip";
import { sampleRecord } from "./testing/sample-record";
import { storedBodies } from "./testing/stored-bodies";
import { openTestIndex } from "./testing/test-index";

const EVERYTHING = { query: null, fromMs: null, toMs: null, asof: null, nowMs: Date.UTC(2026, 5) };
/** The records of a body as JSON text, so that a test can write what no serialiser would. */
const body = (...records: string[]) => Buffer.from(`{"Records":[${records.join(",")}]}`);
const line = (number: number, more: Record<string, unknown> = {}) =>
  JSON.stringify(sampleRecord(number, more));
const withText = (number: number, text: string) => line(number).replace(/\}$/, `,${text}}`);

/** A text that no compression makes short. */
const wide = (seed: number, length: number) =>
  Array.from({ length }, (_, at) =>
    String.fromCodePoint(0x4e00 + ((at * 7919 + seed * 104_729 + ((at * at) % 977)) % 20_000)),
  ).join("");

/** Ingests files, checks that nothing was lost, and tells how they ended and which flags were raised. */
async function ingestHostile(files: Readonly<Record<string, Buffer>>) {
  const index = await openTestIndex();
  await index.ingest({ ...files, beside: [sampleRecord(9_999)] });
  const result = await fileEnds(index);
  expect(result.beside).toEqual(["done", null, 1, 0]);
  expect(await brokenSums(index.db.owner)).toEqual([]);
  const stored = await storedBodies(index.db.owner);
  for (const [name, bytes] of Object.entries(files)) {
    if (result[name]?.[0] !== "done") continue;
    const sent = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
    expect([name, stored.get(name)?.bytes.equals(sent)]).toEqual([name, true]);
  }
  const { rows } = await listEvents(index.reader, EVERYTHING, { limit: 20_000 });
  const flags = new Map(rows.map((row) => [row.key.slice(0, 36), row.flags]));
  const flagsOf = (number: number) => flags.get(String(sampleRecord(number).eventID)) ?? null;
  await index.close();
  return { ends: result, flagsOf, rows };
}

test("names like __proto__, repeated names and numbers beyond any type stay what they are", async () => {
  const { ends, flagsOf } = await ingestHostile({
    names: body(
      withText(1, '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}'),
      withText(2, '"requestParameters":{"__proto__":{"a":"b"}},"eventName":"Second"'),
      withText(5, '"\\u0000":1,"\\ud800":2,"constructor":3'),
      withText(6, `${JSON.stringify(wide(1, 3_000))}:1`),
    ),
    numbers: body(
      withText(3, '"requestParameters":{"a":1e400000,"b":9223372036854775808,"c":-0,"d":"NaN"}'),
      withText(4, '"eventTime":1e400000,"readOnly":1e400000,"awsRegion":-0'),
    ),
  });
  expect(ends).toMatchObject({ names: ["done", null, 4, 0], numbers: ["done", null, 2, 0] });
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  expect(flagsOf(4)).toContain("wrong-type");
});

test("a record too deep to read is set aside, and the records around it are indexed", async () => {
  const deep = `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  const { ends } = await ingestHostile({
    deep: body(line(1), withText(2, `"requestParameters":${deep}`), line(3)),
    alone: gzipSync(`${"[".repeat(1_000_000)}`),
  });
  expect(ends.deep).toEqual(["done", null, 2, 1]);
  expect(ends.alone).toEqual(["quarantined", "not-json", 0, 0]);
});

test("text that is no proper text is kept and flagged", async () => {
  const overlong = Buffer.from(body(withText(3, '"errorMessage":"##"')));
  overlong.set([0xc0, 0xaf], overlong.indexOf("##"));
  const { ends, flagsOf } = await ingestHostile({
    nul: body(withText(1, '"userAgent":"a\\u0000b","errorCode":"\\u0000","eventName":"N\\u0000"')),
    lone: body(withText(2, '"userAgent":"\\ud800","requestParameters":{"\\udc00":"\\ud800"}')),
    overlong,
    bom: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body(line(4))]),
    utf16: Buffer.from(`\ufeff${body(line(5)).toString()}`, "utf16le"),
  });
  expect(ends).toMatchObject({
    nul: ["done", null, 1, 0],
    lone: ["done", null, 1, 0],
    overlong: ["done", null, 1, 0],
    bom: ["done", null, 1, 0],
    utf16: ["quarantined", "utf16", 0, 0],
  });
  expect(flagsOf(1)).toContain("nul-character");
  expect(flagsOf(2)).toContain("lone-surrogate");
  expect(flagsOf(3)).toContain("invalid-utf8");
});

test("compressed files that are not one honest gzip member are put aside with the reason", async () => {
  const good = gzipSync(body(line(1)));
  const flipped = Buffer.from(good);
  const crcAt = flipped.length - 8;
  flipped.set([(flipped[crcAt] ?? 0) ^ 1], crcAt);
  const { ends } = await ingestHostile({
    bomb: gzipSync(Buffer.alloc(40 * 1024 * 1024), { level: 9 }),
    members: Buffer.concat([good, gzipSync(body(line(2)))]),
    trailing: Buffer.concat([good, Buffer.from("garbage")]),
    truncated: good.subarray(0, good.length - 12),
    corrupt: flipped,
    "zip.json.gz": makeZip([{ name: "a.json", body: body(line(3)).toString() }]),
    empty: Buffer.alloc(0),
  });
  expect(ends).toMatchObject({
    bomb: ["quarantined", "gzip-bomb", 0, 0],
    members: ["quarantined", "gzip-second-member", 0, 0],
    trailing: ["quarantined", "gzip-trailing-bytes", 0, 0],
    truncated: ["quarantined", "gzip-truncated", 0, 0],
    corrupt: ["quarantined", "gzip-crc", 0, 0],
    empty: ["quarantined", "empty", 0, 0],
  });
  expect(ends["zip.json.gz"]?.[0]).toBe("quarantined");
});

test("one bad record among ten thousand costs that record alone", async () => {
  const lines = Array.from({ length: 10_000 }, (_, number) =>
    number === 6_543 ? '{"eventName": broken}' : line(number),
  );
  lines[9_999] = line(20_000);
  const { ends, rows } = await ingestHostile({ many: gzipSync(body(...lines)) });
  expect(ends.many).toEqual(["done", null, 9_999, 1]);
  expect(rows.length).toBe(9_999 + 1);
});

test("records that claim the same eventID are both kept and flagged", async () => {
  const { ends, rows } = await ingestHostile({
    first: body(line(1), line(1, { eventName: "Planted" })),
    second: body(line(1, { errorCode: "AccessDenied" })),
  });
  expect(ends).toMatchObject({ first: ["done", null, 2, 0], second: ["done", null, 1, 0] });
  const claimed = rows.filter(({ key }) => key.startsWith(String(sampleRecord(1).eventID)));
  expect(claimed.map(({ flags }) => flags.includes("id-conflict"))).toEqual([true, true, true]);
});

test("impossible times and accounts are kept as they are", async () => {
  const accounts = ["000000000000", "1234567890123", "ANONYMOUS_PRINCIPAL", "a".repeat(5_000)];
  const times = ["2099-01-01T00:00:00Z", "1900-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "never"];
  const { ends, rows, flagsOf } = await ingestHostile({
    accounts: body(...accounts.map((recipientAccountId, at) => line(at, { recipientAccountId }))),
    times: body(...times.map((eventTime, at) => line(100 + at, { eventTime }))),
  });
  expect(ends).toMatchObject({ accounts: ["done", null, 4, 0], times: ["done", null, 4, 0] });
  expect(new Set(rows.map(({ account }) => account)).size).toBe(5);
  expect(flagsOf(103)).toContain("bad-event-time");
});

test("values longer than an index entry blind nobody to the rest of their file", async () => {
  const { ends } = await ingestHostile({
    wide: body(
      line(1),
      line(2, {
        eventSource: wide(1, 3_000),
        eventName: wide(2, 3_000),
        awsRegion: wide(3, 3_000),
        userAgent: wide(4, 500_000 / 3),
        sourceIPAddress: wide(5, 3_000),
        errorCode: wide(6, 3_000),
        eventType: wide(7, 3_000),
        eventVersion: wide(8, 3_000),
        vpcEndpointId: wide(9, 3_000),
        recipientAccountId: wide(10, 3_000),
        tlsDetails: { tlsVersion: wide(11, 3_000) },
        additionalEventData: { RequestDetails: { awsServingRegion: wide(12, 3_000) } },
        userIdentity: {
          type: "AssumedRole",
          arn: `arn:aws:sts::111122223333:assumed-role/${wide(13, 500)}/${wide(14, 500)}`,
          principalId: `AROA:${wide(15, 3_000)}`,
          accountId: wide(16, 3_000),
          accessKeyId: wide(17, 3_000),
          userName: wide(18, 3_000),
          sessionContext: {
            sourceIdentity: wide(19, 3_000),
            sessionIssuer: { type: "Role", userName: wide(20, 3_000), arn: wide(21, 3_000) },
          },
        },
        resources: [{ ARN: wide(22, 3_000), type: wide(23, 3_000) }],
      }),
      line(3),
    ),
  });
  expect(ends.wide).toEqual(["done", null, 3, 0]);
});
