import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { findIamSnapshot, listIamSnapshots, saveIamSnapshot } from "./iam-store";
import { iamListing } from "./testing/iam-listing";

let index: TestIndex;

beforeAll(async () => {
  index = await openTestIndex();
});
afterAll(() => index.close());

const LISTING = JSON.stringify(iamListing());
const SHA256 = createHash("sha256").update(LISTING).digest("hex");

test("the same file is kept once, and each upload is recorded", async () => {
  const first = await saveIamSnapshot(index.reader, {
    listing: LISTING,
    takenAt: "2026-01-02T03:04:05Z",
  });
  expect(first).toMatchObject({
    account: "123456789012",
    takenMs: Date.UTC(2026, 0, 2, 3, 4, 5),
    uploadedBy: "local",
    sha256: SHA256,
  });
  expect(await saveIamSnapshot(index.reader, { listing: LISTING })).toEqual(first);
  expect(await listIamSnapshots(index.reader)).toEqual({ snapshots: [first] });
  const entries = await index.db.owner.auditEntry.findMany({ orderBy: { id: "asc" } });
  expect(entries.map(({ action, target }) => [action, target])).toEqual([
    ["upload-iam-snapshot", "123456789012"],
    ["upload-iam-snapshot", "123456789012"],
  ]);
  expect(entries[0]?.detail).toEqual({ sha256: SHA256, takenAt: "2026-01-02T03:04:05Z" });
});

test("the one that was taken last counts, however they were uploaded", async () => {
  const older = JSON.stringify(iamListing({ Note: "older" }));
  await saveIamSnapshot(index.reader, { listing: older, takenAt: "2025-01-01T00:00:00Z" });
  expect((await findIamSnapshot(index.reader, "123456789012"))?.row.sha256).toBe(SHA256);
  expect(await findIamSnapshot(index.reader, "210987654321")).toBe(null);
});

test("accounts out of sight are neither listed nor written", async () => {
  const reader = { ...index.reader, accounts: ["210987654321"] };
  expect(await listIamSnapshots(reader)).toEqual({ snapshots: [] });
  expect(await findIamSnapshot(reader, "123456789012")).toBe(null);
  await expect(saveIamSnapshot(reader, { listing: LISTING })).rejects.toMatchObject({
    kind: "forbidden",
  });
});
