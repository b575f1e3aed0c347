import { expect, test } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex } from "@/lib/ingest/testing/test-index";
import { getEvent } from "./get-event";

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const at = (number: number, recipientAccountId: string) =>
  sampleRecord(number, { eventTime: `2026-01-02T03:04:0${number}Z`, recipientAccountId });

test("the events before and after one are those that the reader may see, as of a watermark", async () => {
  const index = await openTestIndex();
  const [own, other] = ["111111111111", "222222222222"];
  await index.ingest({ one: [at(1, own), at(2, other), at(5, own), at(8, other), at(9, own)] });
  await index.ingest({ two: [at(4, own), at(6, own)] });
  const around = async (accounts: "all" | string[], asof?: number) => {
    const reader = { ...index.reader, accounts };
    const { previousKey, nextKey } = await getEvent(reader, idOf(5), asof);
    return [previousKey, nextKey].map((key) => Number(key?.slice(24, 36)));
  };
  expect(await around("all")).toEqual([4, 6]);
  expect(await around("all", 1)).toEqual([2, 8]);
  expect(await around([own])).toEqual([4, 6]);
  expect(await around([own], 1)).toEqual([1, 9]);
  const { previousKey, nextKey } = await getEvent({ ...index.reader, accounts: [own] }, idOf(1));
  expect(previousKey).toBe(null);
  expect((await getEvent(index.reader, nextKey ?? "")).row.key).toBe(nextKey);
  await index.close();
});
