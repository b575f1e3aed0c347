import { afterAll, beforeAll, expect, test } from "vitest";
import type { EventPage } from "@/lib/api/contract";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { parseQuery } from "@/lib/search/parse";
import { listEvents, type PageOptions } from "./list-events";

const COUNT = 1_200;
const SORTS = ["-time", "time"] as const;

let index: TestIndex;

/** Many equal times; every tenth record names a bucket that only the record itself can tell. */
beforeAll(async () => {
  index = await openTestIndex();
  const records = Array.from({ length: COUNT }, (_, number) =>
    sampleRecord(number, {
      eventTime: `2026-01-02T03:${String(Math.floor(number / 100)).padStart(2, "0")}:05Z`,
      requestParameters: { bucketName: number % 10 === 0 ? `tenth-${number}` : "other" },
    }),
  );
  await index.ingest({ first: records.slice(0, 700), second: records.slice(700) });
});
afterAll(async () => index.close());

async function list(options: PageOptions, q = "", asof: number | null = null) {
  const { query } = parseQuery(q);
  const question = { query, fromMs: null, toMs: null, asof, nowMs: 0 };
  return await listEvents(index.reader, question, options);
}

const keys = (page: Pick<EventPage, "rows">) => page.rows.map(({ key }) => key);

/** All keys of a list, read from one end to the other by its cursors. */
async function follow(
  from: PageOptions,
  cursorOf: (page: Awaited<ReturnType<typeof list>>) => string | null,
  q = "",
): Promise<string[][]> {
  const pages: string[][] = [];
  let page = await list(from, q);
  for (;;) {
    pages.push(keys(page));
    const cursor = cursorOf(page);
    if (cursor === null) return pages;
    const { limit, sort, patience } = from;
    page = await list({ limit, sort, patience, cursor }, q);
  }
}

test.each(SORTS)("sorted by %s, the list read backwards from its end is the list", async (sort) => {
  const forward = await follow({ limit: 100, sort }, ({ nextCursor }) => nextCursor);
  const backward = await follow({ limit: 90, sort, at: "last" }, ({ prevCursor }) => prevCursor);
  expect(backward.toReversed().flat()).toEqual(forward.flat());
  expect(new Set(forward.flat()).size).toBe(COUNT);
});

test.each(SORTS)(
  "sorted by %s, the last page ends the list and holds its last rows",
  async (sort) => {
    const all = (await follow({ limit: 500, sort }, ({ nextCursor }) => nextCursor)).flat();
    const last = await list({ limit: 30, sort, at: "last" });
    expect(keys(last)).toEqual(all.slice(-30));
    expect(last.nextCursor).toBe(null);
  },
);

test("the last page of a frozen list leaves out what came later", async () => {
  const { asof } = await list({ limit: 1 });
  const frozen = await list({ limit: 10, at: "last" }, "", asof - 1);
  const isOfFirstFile = await list({ limit: COUNT }, "", asof - 1);
  expect(keys(frozen)).toEqual(keys(isOfFirstFile).slice(-10));
});

test.each(["", "request.bucketName:tenth-*"])(
  "a page around an event holds it, and its cursors lead to all the others (%j)",
  async (q) => {
    const all = (await follow({ limit: 500 }, ({ nextCursor }) => nextCursor, q)).flat();
    const anchor = all[Math.floor(all.length / 3)] ?? "";
    const around = await list({ limit: 20, around: anchor }, q);
    expect(keys(around)).toContain(anchor);
    expect(around.rows).toHaveLength(20);
    const from: PageOptions = { limit: 20, around: anchor };
    const above = await follow(from, ({ prevCursor }) => prevCursor, q);
    const below = await follow(from, ({ nextCursor }) => nextCursor, q);
    expect([...above.slice(1).toReversed().flat(), ...below.flat()]).toEqual(all);
  },
);

test("a page around an event that the search does not find is the first page", async () => {
  const first = await list({ limit: 5 }, "request.bucketName:tenth-*");
  const other = (await list({ limit: 1 }, "request.bucketName:other")).rows[0]?.key ?? "";
  const around = await list({ limit: 5, around: other }, "request.bucketName:tenth-*");
  expect(keys(around)).toEqual(keys(first));
  expect(around.prevCursor).toBe(null);
  expect(keys(await list({ limit: 5, around: "no such event" }))).toHaveLength(5);
});

test("impatient pages say how far they read, and together they find everything", async () => {
  const q = "request.bucketName:tenth-*";
  const patience = { records: 1, ms: 0 };
  const first = await list({ limit: 100, patience }, q);
  expect(first.scanned?.records).toBe(500);
  expect(first.scanned?.reachedMs).not.toBe(null);
  expect(first.rows.length).toBeLessThan(100);
  const all = await follow({ limit: 100, patience }, ({ nextCursor }) => nextCursor, q);
  expect(all.flat()).toHaveLength(COUNT / 10);
  const nothing = await follow(
    { limit: 100, patience },
    (page) => page.nextCursor,
    "request.x:*y*",
  );
  expect(nothing.flat()).toEqual([]);
});

test("a search that the index answers says nothing about reading records", async () => {
  expect((await list({ limit: 1 }, "event:GetObject")).scanned).toBe(null);
});

test("each row knows the number of the file it came with", async () => {
  const { rows, asof } = await list({ limit: COUNT });
  const sequences = new Set(rows.map(({ ingestSeq }) => ingestSeq));
  expect([...sequences].sort((a, b) => a - b)).toEqual([asof - 1, asof]);
});
