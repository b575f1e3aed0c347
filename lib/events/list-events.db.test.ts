import { expect, test } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
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
