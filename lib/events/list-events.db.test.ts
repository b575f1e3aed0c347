import { expect, test } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { parseQuery } from "@/lib/search/parse";
import { listEvents } from "./list-events";

const EVERYTHING = { query: null, fromMs: null, toMs: null, asof: null, nowMs: 0 };
const COUNT = 10_500;

async function readAll(index: TestIndex, sort: "-time" | "time"): Promise<string[]> {
  const keys: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page <= COUNT / 100; page++) {
    const options = { limit: 100, sort, ...(cursor !== undefined && { cursor }) };
    const { rows, nextCursor } = await listEvents(index.reader, EVERYTHING, options);
    keys.push(...rows.map(({ key }) => key));
    if (nextCursor === null) return keys;
    cursor = nextCursor;
  }
  throw new Error("The pages do not come to an end");
}

test("pages of equal times lose and repeat nothing, in both directions", async () => {
  const index = await openTestIndex();
  // A few have another time or none, so that the edges between times are crossed too.
  const records = Array.from({ length: COUNT }, (_, number) =>
    sampleRecord(number, {
      ...(number % 1_000 === 1 && { eventTime: "2026-01-02T03:04:06.123Z" }),
      ...(number % 1_000 === 2 && { eventTime: undefined }),
      ...(number % 1_000 === 3 && { eventID: undefined, requestID: String(number) }),
    }),
  );
  await index.ingest({ records });
  const newest = await readAll(index, "-time");
  expect(newest.length).toBe(COUNT);
  expect(new Set(newest).size).toBe(COUNT);
  expect((await readAll(index, "time")).reverse()).toEqual(newest);
  await index.close();
});

test("a page of one or two rows around an event goes on to both sides", async () => {
  const index = await openTestIndex();
  const records = Array.from({ length: 5 }, (_, number) =>
    sampleRecord(number, {
      eventTime: `2026-01-02T03:04:0${number}Z`,
      requestParameters: { name: `n-${number}` },
    }),
  );
  await index.ingest({ records });
  const key = (number: number) => String(records[number]?.eventID);
  for (const q of ["", "request.name:n-*"]) {
    const question = { ...EVERYTHING, query: parseQuery(q).query };
    const list = async (options: Parameters<typeof listEvents>[2]) => {
      const page = await listEvents(index.reader, question, options);
      return { ...page, rows: page.rows.map((row) => Number(row.key.slice(24, 36))) };
    };
    for (const [limit, rows, above, below] of [
      [1, [2], [4, 3], [1, 0]],
      [2, [3, 2], [4], [1, 0]],
    ] as const) {
      const { nextCursor, prevCursor, ...page } = await list({ limit, around: key(2) });
      expect(page.rows).toEqual(rows);
      expect((await list({ limit: 2, cursor: prevCursor ?? "" })).rows).toEqual(above);
      expect((await list({ limit: 2, cursor: nextCursor ?? "" })).rows).toEqual(below);
    }
    expect(await list({ limit: 1, around: key(4) })).toMatchObject({ rows: [4], prevCursor: null });
    expect(await list({ limit: 1, around: key(0) })).toMatchObject({ rows: [0], nextCursor: null });
  }
  await index.close();
});

test("a cursor that no page handed out is refused", async () => {
  const index = await openTestIndex();
  await index.ingest({ one: [sampleRecord(1)] });
  const rest = `${"0".repeat(32)}_${"0".repeat(32)}`;
  const cursors = [
    "",
    "garbage",
    "1_2_3",
    `1_${"0".repeat(32)}_${"g".repeat(32)}`,
    `Infinity_${rest}`,
    `9999999999999999_${rest}`,
    `-9999999999999999_${rest}`,
    `1e3_${rest}`,
    "undated_'; drop table event; --_0",
  ];
  for (const cursor of cursors) {
    const answer = listEvents(index.reader, EVERYTHING, { limit: 10, cursor });
    await expect(answer, cursor).rejects.toMatchObject({ name: "AppError", kind: "invalid" });
  }
  await index.close();
});
