import { afterAll, beforeAll, expect, test } from "vitest";
import { FILE_VERDICTS } from "@/lib/digest/verdict";
import { countEvents } from "@/lib/events/count-events";
import { countFacets } from "@/lib/events/count-facets";
import { listEvents } from "@/lib/events/list-events";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { findField } from "@/lib/search/fields";
import { parseQuery } from "@/lib/search/parse";
import { filterEvents } from "./event-filter";

const DAY = "AWSLogs/123456789012/CloudTrail/us-east-1/2026/01/02";
const FIRST = `${DAY}/first_a%b.json.gz`;
const SECOND = `${DAY}/second.json.gz`;

/** Numbers 1 to 3 lie in the first file, 4 to 6 in the second; the last of each says no time. */
const record = (number: number) =>
  sampleRecord(number, {
    eventTime: number % 3 === 0 ? undefined : `2026-01-0${number}T03:04:05Z`,
    requestParameters: { name: `n-${number}` },
    ...(number === 7 && { recipientAccountId: "444455556666" }),
  });

let index: TestIndex;
let asofBeforeCopies: number;
beforeAll(async () => {
  index = await openTestIndex();
  await index.ingest({ [FIRST]: [1, 2, 3].map(record) });
  await index.ingest({ [SECOND]: [4, 5, 6].map(record), "ΟΔΟΣ/K.json.gz": [record(7)] });
  asofBeforeCopies = (await filterEvents(index.reader, questionOf(""))).asof;
  await index.ingest({ "later/copies.json.gz": [record(2), record(6), record(8)] });
  for (const [key, verdict] of [
    [FIRST, "verified"],
    [SECOND, "mismatch"],
    ["ΟΔΟΣ/K.json.gz", "not-checked"],
  ]) {
    await index.db.owner.$executeRaw`insert into file_integrity (file_id, verdict)
      select id, ${verdict} from log_file where key = ${key}`;
  }
});
afterAll(() => index.close());

function questionOf(text: string, asof: number | null = null) {
  const { query, issues } = parseQuery(text);
  expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
  return { query, fromMs: null, toMs: null, asof, nowMs: 0 };
}

/** Numbers of the records that are listed, which must be as many as are counted. */
async function found(text: string, asof: number | null = null, reader = index.reader) {
  const { rows } = await listEvents(reader, questionOf(text, asof), { limit: 100 });
  const { total } = await countEvents(reader, questionOf(text, asof));
  expect(total).toBe(rows.length);
  return rows.map(({ key }) => Number(key.slice(24, 36))).sort();
}

/** Last, the file of 8 was not looked at; that of 7 was, in vain. */
const CASES: readonly [string, readonly number[]][] = [
  ["integrity:verified", [1, 2, 3]],
  ["integrity:MISMATCH", [4, 5, 6]],
  ["-integrity:verified", [4, 5, 6, 7, 8]],
  ["integrity:(mismatch, not-checked)", [4, 5, 6, 7, 8]],
  ["integrity:not-*", [7, 8]],
  ["integrity~match", [4, 5, 6]],
  ["integrity:unreferenced", []],
  ["has:integrity", [1, 2, 3, 4, 5, 6]],
  ["missing:integrity", [7, 8]],
  ["integrity:mismatch time:2026-01-04", [4]],
  [`file:="${FIRST}"`, [1, 2, 3]],
  [`file:=${SECOND.toUpperCase()}`, []],
  [`file:${SECOND.toUpperCase()}`, [4, 5, 6]],
  [`-file:${SECOND}`, [1, 2, 3, 7, 8]],
  [`file:${DAY}/*`, [1, 2, 3, 4, 5, 6]],
  ["file~first_a%", [1, 2, 3]],
  ["file~first_ab", []],
  ["file:later/*", [2, 6, 8]],
  ["-file~later", [1, 3, 4, 5, 7]],
  ["file:οδος/k.json.gz", [7]],
  ["file:ΟΔΟ?/*", [7]],
  ["file:=ΟΔΟΣ/K.json.gz", [7]],
  ["file:(nothing, also/nothing)", []],
  ["has:file", [1, 2, 3, 4, 5, 6, 7, 8]],
  ["missing:file", []],
  ["file~later integrity:mismatch", [6]],
  // What the records decide is held against the same files.
  ["integrity:verified request.name:*-2", [2]],
  ["integrity:verified OR request.name:*-7", [1, 2, 3, 7]],
  ["-(file~later request.name:n-*)", [1, 3, 4, 5, 7]],
  ["missing:integrity request.name~n", [7, 8]],
];

test.each(CASES)("%s finds %j", async (text, numbers) => {
  expect(await found(text)).toEqual(numbers);
});

test("what was delivered after the watermark delivers nothing", async () => {
  expect(await found("file~later", asofBeforeCopies)).toEqual([]);
  expect(await found("file~later request.name~n", asofBeforeCopies)).toEqual([]);
  expect(await found("-file~later", asofBeforeCopies)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(await found("-integrity:verified", asofBeforeCopies)).toEqual([4, 5, 6, 7]);
});

test("a reader of one account finds the events of that account alone", async () => {
  const reader = { ...index.reader, accounts: ["444455556666"] };
  expect(await found("-integrity:verified", null, reader)).toEqual([7]);
  expect(await found("file:*", null, reader)).toEqual([7]);
});

test("columns say the verdict of the first file, and all files", async () => {
  const cols = ["integrity", "file"];
  const page = await listEvents(index.reader, questionOf("request.name:(n-2, n-8)"), {
    limit: 9,
    cols,
  });
  expect(page.rows.map(({ values }) => values)).toEqual([
    { integrity: ["not-checked"], file: ["later/copies.json.gz"] },
    { integrity: ["verified"], file: [FIRST, "later/copies.json.gz"] },
  ]);
});

test("events are not counted by what the index does not sum", async () => {
  for (const field of ["integrity", "file", "origin"]) {
    await expect(countFacets(index.reader, questionOf(""), [field], 5)).rejects.toMatchObject({
      kind: "invalid",
    });
  }
});

test("the field knows every verdict that a file with events can have", () => {
  const { missing: _missing, ...verdicts } = FILE_VERDICTS;
  expect(new Set(findField("integrity")?.options)).toEqual(new Set(Object.keys(verdicts)));
});

/** Ledger rows alone: no event is of them. */
async function addFiles(key: string, verdict: string) {
  await index.db.owner.$executeRaw`
    with added as (
      insert into log_file (source_id, key, key_hash, etag, size_bytes, state, events, seq,
        min_time, max_time)
      select ${index.sourceId}::int4, ${key} || n, md5(${key} || n)::uuid, '', 1, 'done', 1,
        nextval('ingest_seq')::int, '2025-01-01Z', '2025-01-02Z'
      from generate_series(1, 10001) as n returning id)
    insert into file_integrity (file_id, verdict) select id, ${verdict} from added`;
}

test("more files than are named one by one give the same answers", async () => {
  const failing: string[] = [];
  const check = async () => {
    for (const [text, numbers] of CASES) {
      if (String(await found(text)) !== String(numbers)) failing.push(text);
    }
  };
  await addFiles(`${DAY}/x-`, "mismatch");
  await check();
  await addFiles("later/", "verified");
  await check();
  expect(failing).toEqual([]);
}, 120_000);

test("more names beyond ASCII than can be looked at one by one are refused", async () => {
  await addFiles("ß-", "verified");
  await expect(found("file~ΟΔΟ")).rejects.toMatchObject({ name: "AppError", kind: "invalid" });
  expect(await found("file:=ΟΔΟΣ/K.json.gz")).toEqual([7]);
});
