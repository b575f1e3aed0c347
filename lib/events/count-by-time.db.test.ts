import { afterAll, beforeAll, expect, test } from "vitest";
import type { Histogram } from "@/lib/api/contract";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { BYS } from "@/lib/search/event-search";
import { parseQuery } from "@/lib/search/parse";
import { countByTime } from "./count-by-time";
import { listLateFiles } from "./late-files";
import { listEvents } from "./list-events";
import { timeAxis } from "./time-axis";

const HOUR_MS = 3_600_000;
const FROM_MS = Date.UTC(2026, 0, 3);
const TO_MS = FROM_MS + 24 * HOUR_MS;

let index: TestIndex;
beforeAll(async () => {
  index = await openTestIndex();
  await index.ingest({
    regions: [
      // Nine Regions, of the first one most events, of the last one fewest; some say none.
      ...Array.from({ length: 45 }, (_, number) =>
        record(number, { awsRegion: `r-${nth(number)}` }),
      ),
      ...Array.from({ length: 3 }, (_, number) => record(100 + number, {})),
      record(200, { eventTime: undefined, awsRegion: "r-1" }),
      record(201, { awsRegion: "*", readOnly: true, eventSource: "iam.amazonaws.com" }),
      record(202, { awsRegion: "r-1", errorCode: "AccessDenied", readOnly: false }),
    ],
  });
});
afterAll(() => index.close());

/** 9 of 1, 8 of 2 and so on down to 1 of 9. */
function nth(number: number): number {
  let left = number;
  for (let size = 9; size > 0; size--) {
    if (left < size) return 10 - size;
    left -= size;
  }
  return 0;
}

function record(number: number, more: Record<string, unknown>) {
  return sampleRecord(number, {
    eventTime: timeOf(FROM_MS + (number % 40) * 30 * 60_000),
    requestParameters: { marker: "yes" },
    ...more,
  });
}

const timeOf = (timeMs: number) => `${new Date(timeMs).toISOString().slice(0, 19)}Z`;

function question(text = "", more: { asof?: number; fromMs?: null; toMs?: null } = {}) {
  const { query } = parseQuery(text);
  return { query, fromMs: FROM_MS, toMs: TO_MS, asof: null, nowMs: TO_MS, ...more };
}

/** Events of each layer by its value. */
function layers({ series, buckets }: Histogram): (readonly [string | null, number])[] {
  return series.map(({ value }, at) => [
    value,
    buckets.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0),
  ]);
}

test("the seven most frequent values have layers, then the others, then what is not recorded", async () => {
  const histogram = await countByTime(index.reader, question(), "region");
  expect(layers(histogram)).toEqual([
    ["r-1", 10],
    ["r-2", 8],
    ["r-3", 7],
    ["r-4", 6],
    ["r-5", 5],
    ["r-6", 4],
    ["r-7", 3],
    // r-8, r-9 and a Region whose name is itself an asterisk.
    ["*", 2 + 1 + 1],
    [null, 3],
  ]);
  expect(histogram).toMatchObject({ by: "region", total: 50, undated: 0 });
});

test("a value that is called * is not taken for the others", async () => {
  const { series } = await countByTime(index.reader, question('region:("*" OR r-9)'), "region");
  expect(series).toEqual([
    { value: "*", label: "*" },
    { value: "r-9", label: "r-9" },
  ]);
});

test("outcomes are always the same four layers, from the bottom up", async () => {
  const histogram = await countByTime(index.reader, question("region:r-1"));
  expect(layers(histogram)).toEqual([
    ["success", 9],
    ["denied", 1],
    ["error", 0],
    ["unknown", 0],
  ]);
});

test("events without a time count in the total, in no layer and no bucket", async () => {
  const open = question("", { fromMs: null, toMs: null });
  const histogram = await countByTime(index.reader, open, "readonly");
  expect(histogram).toMatchObject({ total: 51, undated: 1 });
  expect(layers(histogram)).toEqual([
    ["false", 1],
    ["true", 1],
    [null, 48],
  ]);
});

test("with a start alone the axis ends now: the silence since the last event is hatched", async () => {
  const nowMs = FROM_MS + 80 * HOUR_MS;
  const open = { ...question("", { toMs: null }), nowMs };
  const histogram = await countByTime(index.reader, open);
  expect(histogram).toMatchObject({ fromMs: FROM_MS, toMs: nowMs, bucketMs: HOUR_MS });
  expect(histogram.uncovered.at(-1)?.toMs).toBe(nowMs);
});

test.each(BYS)("by %s, records counted one by one give what the index gives", async (by) => {
  for (const more of [{}, { fromMs: null, toMs: null }]) {
    const known = await countByTime(index.reader, question("", more), by);
    const opened = await countByTime(index.reader, question("request.marker:yes", more), by);
    expect(opened).toEqual(known);
  }
});

test("a frozen histogram by Region is the same after more files", async () => {
  const own = await openTestIndex();
  await own.ingest({ first: [record(1, { awsRegion: "a" }), record(2, { awsRegion: "b" })] });
  // Of hours without files a page says what is known now.
  const ask = async (more = {}) => {
    const { uncovered: _, ...rest } = await countByTime(own.reader, question("", more), "region");
    return rest;
  };
  const before = await ask();
  await own.ingest({
    second: Array.from({ length: 9 }, (_, at) => record(10 + at, { awsRegion: "c" })),
  });
  expect(await ask({ asof: before.asof })).toEqual(before);
  expect(layers(await countByTime(own.reader, question(), "region"))).toEqual([
    ["c", 9],
    ["a", 1],
    ["b", 1],
  ]);
  await own.close();
});

test("buckets of days begin at midnight of the zone, and hold the same events", async () => {
  const DAY_MS = 24 * HOUR_MS;
  const range = { fromMs: FROM_MS - 39.5 * DAY_MS, toMs: FROM_MS + 61 * DAY_MS };
  const ask = (zone: string, text = "") =>
    countByTime(index.reader, { ...question(text), ...range }, "outcome", zone);
  for (const [zone, startsAt] of [
    ["utc", 0],
    ["America/New_York", 5 * HOUR_MS],
    ["Asia/Kathmandu", DAY_MS - 5.75 * HOUR_MS],
  ] as const) {
    const histogram = await ask(zone);
    expect(histogram).toMatchObject({ bucketMs: DAY_MS, total: 50 });
    expect(histogram.fromMs % DAY_MS).toBe(startsAt);
    expect(histogram.fromMs).toBeLessThanOrEqual(range.fromMs);
    expect(histogram.fromMs).toBeGreaterThan(range.fromMs - DAY_MS);
    expect(await ask(zone, "request.marker:yes")).toEqual(histogram);
  }
  const [first] = (await ask("Asia/Kathmandu")).buckets;
  const early = { ...range, toMs: FROM_MS + DAY_MS - 5.75 * HOUR_MS };
  const { total } = await countByTime(index.reader, { ...question(), ...early });
  expect(first?.counts.reduce((sum, count) => sum + count)).toBe(total);
  expect(total).toBeLessThan(50);
  for (const zone of ["local", "Nowhere/City"]) {
    await expect(ask(zone)).rejects.toMatchObject({ kind: "invalid" });
  }
});

test("a day of 23 hours is drawn as 24: all buckets are of one width", async () => {
  const range = { fromMs: Date.UTC(2026, 2, 20), toMs: Date.UTC(2026, 5, 28) };
  const { fromMs, bucketMs } = await countByTime(
    index.reader,
    { ...question(), ...range },
    "outcome",
    "Europe/Oslo",
  );
  expect([new Date(fromMs).toISOString(), bucketMs]).toEqual([
    "2026-03-19T23:00:00.000Z",
    24 * HOUR_MS,
  ]);
});

/** The name of a file that AWS delivered at some minute. */
function fileName(deliveredMs: number, id: string): string {
  const minute = new Date(deliveredMs).toISOString().slice(0, 16).replaceAll(/[-:]/g, "");
  return `111122223333_CloudTrail_us-east-1_${minute}Z_${id.padEnd(16, "0")}.json.gz`;
}

test("events delivered more than an hour after they happened are late, by the time in the file's name", async () => {
  const own = await openTestIndex();
  const at = (number: number, timeMs: number, more = {}) =>
    record(number, { eventTime: timeOf(timeMs), ...more });
  const deliveredMs = FROM_MS + 10 * HOUR_MS;
  const copiedMs = FROM_MS + 900 * 24 * HOUR_MS;
  await own.ingest({
    [fileName(deliveredMs, "late")]: [
      at(1, FROM_MS + 2 * HOUR_MS, { awsRegion: "x" }),
      at(2, FROM_MS + 2 * HOUR_MS + 1_000),
      // Exactly an hour is not more than one.
      at(3, deliveredMs - HOUR_MS),
      at(4, deliveredMs - HOUR_MS - 1_000),
      at(5, deliveredMs - 60_000),
      at(6, 0, { eventTime: undefined }),
    ],
    [fileName(FROM_MS + 2 * HOUR_MS + 300_000, "soon")]: [at(7, FROM_MS + 2 * HOUR_MS)],
    // Copied here years later: of its delivery nothing is known.
    "copy.json.gz": [at(8, FROM_MS + 2 * HOUR_MS)],
  });
  const copiedAt = { deliveredAt: new Date(copiedMs), modifiedAt: new Date(copiedMs) };
  await own.db.owner.logFile.updateMany({ where: { key: "copy.json.gz" }, data: copiedAt });
  const late = async (text: string, by?: "region") => {
    const { buckets } = await countByTime(own.reader, question(text), by);
    return buckets.filter((bucket) => bucket.late > 0).map(({ startMs, late }) => [startMs, late]);
  };
  const all = [
    [FROM_MS + 2 * HOUR_MS, 2],
    [FROM_MS + 8.75 * HOUR_MS, 1],
  ];
  expect(await late("")).toEqual(all);
  expect(await late("", "region")).toEqual(all);
  expect(await late("request.marker:yes")).toEqual(all);
  expect(await late("region:x")).toEqual([[FROM_MS + 2 * HOUR_MS, 1]]);
  const { rows } = await listEvents(
    own.reader,
    { ...question(""), fromMs: null, toMs: null },
    {
      limit: 10,
    },
  );
  const marks = rows.map((row) => [Number(row.key.slice(24, 36)), row.late]);
  expect(Object.fromEntries(marks)).toEqual({
    ...{ 1: true, 2: true, 3: false, 4: true, 5: false },
    ...{ 6: null, 7: false, 8: null },
  });
  await own.close();
});

test("when more came late than is looked into, the counts are said to be partial", async () => {
  const own = await openTestIndex();
  const dayMs = 24 * HOUR_MS;
  const at = (number: number, timeMs: number) => record(number, { eventTime: timeOf(timeMs) });
  await own.ingest({
    [fileName(FROM_MS + 9 * dayMs, "wide")]: [at(1, FROM_MS), at(2, FROM_MS + 5 * dayMs)],
    [fileName(FROM_MS + 3 * HOUR_MS, "late")]: [at(3, FROM_MS + HOUR_MS)],
  });
  const axis = await timeAxis(own.reader, { ...question(), toMs: FROM_MS + 9 * dayMs }, "utc");
  const looked = async (mostRead: number) => {
    const { files, isPartial } = await listLateFiles(own.reader, axis, 2, mostRead);
    return [files.length, isPartial];
  };
  // Three events in nine days: one of them is the work of three days, and the wide file spans five.
  expect(await looked(1)).toEqual([1, true]);
  expect(await looked(3)).toEqual([2, false]);
  await own.close();
});
