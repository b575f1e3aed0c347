import { afterAll, beforeAll, expect, test } from "vitest";
import type { Facet } from "@/lib/api/contract";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { parseQuery } from "@/lib/search/parse";
import { countFacets } from "./count-facets";

const BEFORE = "2026-01-02T10:20:00Z";
const WITHIN = "2026-01-03T10:20:00Z";
const FROM_MS = Date.UTC(2026, 0, 3);

/** Each event so many times, before the window and in it. */
const EVENTS: readonly (readonly [name: string, before: number, within: number])[] = [
  ["GetObject", 3, 5],
  ["PutObject", 0, 4],
  ["DeleteObject", 1, 2],
  ["DeleteBucket", 0, 2],
  ["deleteuser", 0, 1],
  ["CreateUser", 0, 1],
  ["ListUsers", 2, 1],
  ["Past", 4, 0],
];

let index: TestIndex;
beforeAll(async () => {
  index = await openTestIndex();
  let number = 0;
  const make = (eventName: string | undefined, eventTime: string, more = {}) =>
    sampleRecord(number++, {
      eventName,
      eventTime,
      requestParameters: { marker: "yes" },
      ...more,
    });
  const user = (userName: string, accountId: string, eventTime: string) =>
    make("GetObject", eventTime, { userIdentity: { type: "IAMUser", userName, accountId } });
  await index.ingest({
    records: [
      ...EVENTS.flatMap(([name, before, within]) => [
        ...Array.from({ length: before }, () => make(name, BEFORE)),
        ...Array.from({ length: within }, () => make(name, WITHIN)),
      ]),
      make(undefined, WITHIN),
      // One name in two rows of the dictionary of callers: one of them is old.
      user("mixed", "111122223333", BEFORE),
      user("mixed", "444455556666", WITHIN),
      user("fresh", "111122223333", WITHIN),
      make("GetObject", WITHIN, { userIdentity: { type: "Root" } }),
    ],
  });
});
afterAll(() => index.close());

async function facet(
  field: string,
  top: number,
  options: { rare?: number; contains?: string; q?: string; fromMs?: null } = {},
): Promise<Facet> {
  const { rare = 0, contains = "", q = "", fromMs = FROM_MS } = options;
  const { query } = parseQuery(q);
  const question = { query, fromMs, toMs: null, asof: null, nowMs: FROM_MS };
  const { facets } = await countFacets(index.reader, question, [field], top, { rare, contains });
  if (!facets[0]) throw new Error("No facet was answered");
  return facets[0];
}

const said = ({ values, rare, more }: Facet) => ({
  values: values.map(({ value, count }) => `${value} ${count}`),
  rare: rare.map(({ value, count }) => `${value} ${count}`),
  more,
});

/** What the index answers, and the same counted from opened records. */
const WAYS = ["", "request.marker:yes"];

test.each(WAYS)("rare values come rarest first and leave out the top ones (%s)", async (q) => {
  expect(said(await facet("event", 3, { rare: 3, q }))).toEqual({
    values: ["GetObject 8", "PutObject 4", "DeleteBucket 2"],
    rare: ["CreateUser 1", "ListUsers 1", "deleteuser 1"],
    more: true,
  });
  expect(said(await facet("event", 3, { rare: 50, q }))).toEqual({
    values: ["GetObject 8", "PutObject 4", "DeleteBucket 2"],
    rare: ["CreateUser 1", "ListUsers 1", "deleteuser 1", "DeleteObject 2"],
    // The events without a name are not listed as rare: they are no value.
    more: true,
  });
  expect(said(await facet("event", 200, { rare: 50, q }))).toMatchObject({ rare: [], more: false });
});

test.each(WAYS)("a search in a facet finds values that are not among the top (%s)", async (q) => {
  expect(said(await facet("event", 1, { contains: "DELETE", rare: 1, q }))).toEqual({
    values: ["DeleteBucket 2"],
    rare: ["deleteuser 1"],
    more: true,
  });
  expect(said(await facet("event", 10, { contains: "user", q })).values).toEqual([
    "CreateUser 1",
    "ListUsers 1",
    "deleteuser 1",
  ]);
  expect(said(await facet("event", 10, { contains: "%", q }))).toEqual({
    values: [],
    rare: [],
    more: false,
  });
});

test.each(WAYS)("a value is new when all its rows began in the window (%s)", async (q) => {
  const isNew = ({ values, rare }: Facet) =>
    Object.fromEntries([...values, ...rare].map((one) => [String(one.value), one.isNew]));
  expect(isNew(await facet("event", 4, { rare: 10, q }))).toEqual({
    GetObject: false,
    PutObject: true,
    DeleteBucket: true,
    DeleteObject: false,
    CreateUser: true,
    ListUsers: false,
    deleteuser: true,
  });
  expect(isNew(await facet("user", 10, { q }))).toEqual({
    mallory: false,
    mixed: false,
    fresh: true,
    root: true,
  });
  expect(isNew(await facet("error", 10, { q }))).toEqual({ null: null });
  expect(isNew(await facet("root", 10, { q }))).toEqual({ false: null, true: null });
  expect(isNew(await facet("user", 10, { q, fromMs: null }))).toEqual({
    mallory: null,
    mixed: null,
    fresh: null,
    root: null,
  });
});

test("where nothing earlier is indexed, nothing is said to be new", async () => {
  const first = Date.parse(BEFORE);
  const question = { query: null, fromMs: first, toMs: null, asof: null, nowMs: FROM_MS };
  const { facets } = await countFacets(index.reader, question, ["event"], 20);
  expect(new Set(facets[0]?.values.map(({ isNew }) => isNew))).toEqual(new Set([null]));
  const later = { ...question, fromMs: first + 1 };
  const marks = (await countFacets(index.reader, later, ["event"], 20)).facets[0]?.values ?? [];
  expect(marks.find(({ value }) => value === "PutObject")?.isNew).toBe(true);
});

test("a frozen link marks nothing as new: later files would change it", async () => {
  const question = { query: null, fromMs: FROM_MS, toMs: null, asof: 1, nowMs: FROM_MS };
  const { facets } = await countFacets(index.reader, question, ["event"], 20);
  expect(new Set(facets[0]?.values.map(({ isNew }) => isNew))).toEqual(new Set([null]));
});

test("what only terms hold and what the index counts come in one answer", async () => {
  const question = { query: null, fromMs: null, toMs: null, asof: null, nowMs: FROM_MS };
  const { facets, total } = await countFacets(
    index.reader,
    question,
    ["via", "root", "outcome"],
    5,
  );
  expect(total).toBe(31);
  expect(facets.map(said)).toEqual([
    { values: ["null 31"], rare: [], more: false },
    { values: ["false 30", "true 1"], rare: [], more: false },
    { values: ["success 30", "unknown 1"], rare: [], more: false },
  ]);
});

test("what is no field to count is refused", async () => {
  for (const name of ["nothing", "time", "request", "__proto__"]) {
    await expect(facet(name, 5), name).rejects.toMatchObject({ kind: "invalid" });
  }
});
