import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { collectBody } from "@/lib/ingest/testing/collect-body";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";

const json = (value: unknown) => JSON.stringify(value);
const many = (count: number) => Array.from({ length: count }, (_, number) => sampleRecord(number));
const logBody = (records: readonly string[]) => `{"Records":[${records.join(",")}]}`;
const reasons = (records: readonly { problem: { reason: string } | null }[]) =>
  records.flatMap(({ problem }) => (problem ? [problem.reason] : []));

const anyRecord = fc
  .tuple(
    fc.nat(),
    fc.dictionary(
      fc.string({ unit: "grapheme" }),
      fc.jsonValue({ noUnicodeString: false, maxDepth: 4 }),
      { maxKeys: 5 },
    ),
  )
  .map(([number, more]) => ({ ...more, ...sampleRecord(number) }));
const chunkSize = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.constant(100_000));
const layout = fc.constantFrom(
  (records: unknown[], indent: number | string) =>
    JSON.stringify({ Records: records }, null, indent),
  (records: unknown[], indent: number | string) =>
    JSON.stringify({ other: [{}], Records: records, more: "]}" }, null, indent),
  (records: unknown[], indent: number | string) => JSON.stringify(records, null, indent),
  (records: unknown[], indent: number | string) =>
    records.map((record) => JSON.stringify(record, null, indent)).join("\n"),
);

test("any records in any layout, indentation and chunking come back byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRecord, { minLength: 1, maxLength: 8 }),
      layout,
      fc.constantFrom(0, 1, 3, "\t", " \n"),
      chunkSize,
      async (records, write, indent, chunkBytes) => {
        const body = Buffer.from(write(records, indent));
        const split = await collectBody(body, chunkBytes, { blockBytes: 300, blockRecords: 3 });
        expect(split.bytes.equals(body)).toBe(true);
        expect(split.summary.bodySha256).toBe(createHash("sha256").update(body).digest("hex"));
        const expected = records.map((record) => JSON.parse(json(record)));
        expect(split.slices.map((slice) => JSON.parse(slice))).toEqual(expected);
        expect(split.records.map(({ value }) => value)).toEqual(expected);
        expect(split.records.map(({ text }) => text)).toEqual(split.slices);
      },
    ),
    { numRuns: 200 },
  );
});

test("whatever is damaged, nothing but a FileProblem is thrown and no byte is lost", async () => {
  const damage = fc.array(
    fc.tuple(
      fc.nat(),
      fc.nat({ max: 6 }),
      fc.oneof(
        fc.uint8Array({ maxLength: 4 }),
        fc.constantFrom(...['"', "{", "}", "[", "]", ",", "\\"].map((text) => Buffer.from(text))),
      ),
    ),
    { minLength: 1, maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRecord, { maxLength: 6 }),
      layout,
      damage,
      chunkSize,
      async (records, write, edits, chunkBytes) => {
        let body = Buffer.from(write(records, 0));
        for (const [place, cut, insert] of edits) {
          const at = place % (body.length + 1);
          body = Buffer.concat([body.subarray(0, at), insert, body.subarray(at + cut)]);
        }
        const split = await collectBody(body, chunkBytes, {
          blockBytes: 300,
          blockRecords: 3,
          recordBytes: 2000,
        }).catch((error: unknown) => {
          expect(error).toMatchObject({ name: "FileProblem" });
          return null;
        });
        if (!split) return;
        expect(split.bytes.equals(body)).toBe(true);
        expect(split.summary.records + split.summary.problems).toBe(split.records.length);
      },
    ),
    { numRuns: 500 },
  );
});

const BAD_RECORDS: readonly (readonly [string, string])[] = [
  ["a missing quote", '{"eventVersion":"1.11,"eventName":"X"}'],
  ["a missing closing brace", '{"eventVersion":"1.11","requestParameters":{"a":{"b":1}'],
  ["a closing bracket too many", '{"eventVersion":"1.11"]}'],
  ["a bare word", '{"eventVersion":tru}'],
  ["a raw line end in a string", '{"eventVersion":"1\n11"}'],
  ["an escape that JSON does not have", '{"eventVersion":"\\x41"}'],
  ["brackets inside a broken string", '{"a":"}],[{\\"},{"eventVersion":"}'],
  ["a number alone", "12"],
  ["nothing at all", ""],
];

test.each(BAD_RECORDS)("%s in one record of 10,000 costs that record alone", async (_, bad) => {
  const good = many(9_999).map(json);
  const body = logBody([...good.slice(0, 5_000), bad, ...good.slice(5_000)]);
  for (const chunkBytes of [16_384, Number.POSITIVE_INFINITY]) {
    const split = await collectBody(body, chunkBytes);
    expect(split.bytes.toString()).toBe(body);
    expect(split.summary).toMatchObject({ records: 9_999, problems: 1 });
    expect(split.records.filter(({ problem }) => !problem).map(({ text }) => text)).toEqual(good);
  }
});

test("two records that each lack a quote do not take the good ones between them along", async () => {
  const bad = '{"eventVersion":"1.11,"eventName":"X"}';
  const split = await collectBody(logBody([bad, ...many(5).map(json), bad, ...many(5).map(json)]));
  expect(split.summary).toMatchObject({ records: 10, problems: 2 });
});

test("a body cut off at any byte keeps every record before the cut and shows the rest as one slice", async () => {
  const records = many(3).map(json);
  const body = logBody(records);
  const ends = records.map((_, at) => logBody(records.slice(0, at + 1)).length - 2);
  for (let length = '{"Records":['.length; length < body.length - 1; length += 1) {
    const split = await collectBody(body.slice(0, length));
    expect(split.bytes.length).toBe(length);
    expect(split.summary.records).toBe(ends.filter((end) => end <= length).length);
    expect(reasons(split.records)).toEqual(["truncated-record"]);
  }
});

test("bytes after the end are kept and flagged", async () => {
  for (const tail of ["\0\0\0", "<html>", "]}", '{"x":', ",5"]) {
    const split = await collectBody(logBody(many(2).map(json)) + tail);
    expect(split.summary).toMatchObject({ records: 2, problems: 1 });
    expect(split.bytes.toString().endsWith(tail)).toBe(true);
  }
});

test("blocks stay within 512 records and 1 MiB, unless one record is larger", async () => {
  const large = json(sampleRecord(1, { userAgent: "a".repeat(3_000_000) }));
  const body = logBody([...many(1_500).map(json), large, ...many(1_500).map(json)]);
  const split = await collectBody(body, 65_536);
  expect(split.bytes.toString()).toBe(body);
  for (const block of split.blockSizes) {
    expect(block.records).toBeLessThanOrEqual(512);
    if (block.bytes > 1024 * 1024) expect(block.records).toBe(1);
  }
  expect(split.summary).toMatchObject({ records: 3_000, problems: 1 });
  expect(reasons(split.records)).toEqual(["record-too-large"]);
});

test("a huge value that is no record ends the file, not the process", async () => {
  const body = `{"Records":[{"a":"${"x".repeat(9_000)}`;
  await expect(
    collectBody(body, 100, { recordBytes: 500, valueBytes: 4_000 }),
  ).rejects.toMatchObject({ reason: "record-too-large" });
});

test("records without end are refused", async () => {
  await expect(
    collectBody(logBody(many(11).map(json)), 100, { records: 10 }),
  ).rejects.toMatchObject({ reason: "too-many-records" });
});

test("nesting is allowed to 200 levels; strings full of brackets are not nesting", async () => {
  const nested = (depth: number) =>
    `{"eventVersion":"1.11","a":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}}`;
  const brackets = json(sampleRecord(1, { userAgent: '[{"'.repeat(500) }));
  const split = await collectBody(logBody([nested(200), nested(201), nested(100_000), brackets]));
  expect(split.records.map(({ problem }) => problem?.reason ?? null)).toEqual([
    null,
    "too-deep",
    "too-deep",
    null,
  ]);
  expect(split.records[2]?.text).toHaveLength(nested(100_000).length);
});

test("hostile values are kept as they are", async () => {
  const records = [
    '{"eventVersion":"1.11","__proto__":{"polluted":true}}',
    '{"eventVersion":"1.11","userAgent":"\\u0000\\ud800","n":1e400000,"m":-0,"big":9223372036854775808}',
    '{"eventVersion":"1.11","eventID":"1","eventID":"2"}',
  ];
  const split = await collectBody(logBody(records));
  expect(split.slices).toEqual(records);
  expect(split.summary.problems).toBe(0);
  expect(Object.hasOwn(Object(split.records[0]?.value), "__proto__")).toBe(true);
  expect("polluted" in {}).toBe(false);
});

test("bytes that are not UTF-8 flag their record and no other", async () => {
  const [before, after] = [sampleRecord(1, { userAgent: "é" }), sampleRecord(2)].map(json);
  const body = Buffer.concat([
    Buffer.from(`{"Records":[${before},{"eventVersion":"`),
    Buffer.from([0xc0, 0xaf]),
    Buffer.from(`"},${after}]}`),
  ]);
  const split = await collectBody(body);
  expect(split.bytes.equals(body)).toBe(true);
  expect(split.records.map(({ flags }) => flags)).toEqual([undefined, ["invalid-utf8"], undefined]);
});

test("records whose nested parts look like the end of a record are cut where they end", async () => {
  const trap = json({
    eventVersion: "1.11",
    eventName: "X",
    list: [{ eventVersion: "a" }, { eventVersion: "b" }, { eventVersion: "c" }],
  });
  const records = [
    json({ eventVersion: "1.11", eventID: "0" }),
    trap,
    trap,
    json({ eventVersion: "1.11", eventID: "1" }),
    trap,
  ];
  const split = await collectBody(logBody(records), 40);
  expect(split.slices).toEqual(records);
});

test("a second list of the same name is read too: a parser would hide the first", async () => {
  const split = await collectBody(
    `{"Records":[${json(sampleRecord(1))}],"Records":[${json(sampleRecord(2))}]}`,
  );
  expect(split.summary.records).toBe(2);
});

test("brackets that never close cost linear time", async () => {
  const body = `{"Records":[${',{"a":['.repeat(60_000)}`;
  const split = await collectBody(body, 65_536);
  expect(split.bytes.length).toBe(body.length);
  expect(split.summary.records).toBe(0);
});
