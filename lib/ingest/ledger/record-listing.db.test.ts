import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { recordListing } from "./record-listing";

let index: TestIndex;
beforeAll(async () => {
  index = await openTestIndex();
});
afterAll(() => index.close());

const page = (etag: string) => ({
  objects: [1, 2, 3].map((n) => ({ key: `log-${n}.json`, etag, sizeBytes: 10, modifiedMs: 0 })),
  skipped: [],
});

test("listing the same objects again adds nothing and uses up no ids", async () => {
  const { owner } = index.db;
  expect(await recordListing(owner, index.sourceId, page("a"))).toBe(3);
  for (let time = 0; time < 5; time++) {
    expect(await recordListing(owner, index.sourceId, page("a"))).toBe(0);
  }
  expect(await recordListing(owner, index.sourceId, page("b"))).toBe(3);
  const ids = await owner.logFile.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  expect(ids.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
});

test("a digest's side file is known by the account, Region and time of its digest", async () => {
  const key =
    "AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2026/10/01/111122223333_CloudTrail-Digest_eu-west-1_trail_eu-west-1_20261001T010203Z.json.gz.metadata.json";
  const objects = [{ key, etag: "a", sizeBytes: 1, modifiedMs: 0 }];
  await recordListing(index.db.owner, index.sourceId, { objects, skipped: [] });
  const row = await index.db.owner.logFile.findFirstOrThrow({ where: { key } });
  expect(row).toMatchObject({ account: "111122223333", region: "eu-west-1", family: "digest" });
  expect(row.deliveredAt?.toISOString()).toBe("2026-10-01T01:02:03.000Z");
});
