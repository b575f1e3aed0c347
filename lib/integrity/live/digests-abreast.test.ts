import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { SignedChain } from "@/lib/digest/testing/signed-chain";
import type { Source } from "@/lib/ingest/sources/source";
import { openSourceEvidence } from "./source-evidence";

const { signal } = new AbortController();

/** Offers as many digests as asked for, and tells how many of them were open together. */
function digestSource(count: number, sizeBytes: number) {
  const objects = new SignedChain().hours(count).map(({ key }) => {
    return { key, etag: "1", sizeBytes, modifiedMs: 0 };
  });
  const seen = { open: 0, most: 0 };
  const source: Source = {
    location: "memory",
    async *list() {
      yield { objects, skipped: [] };
    },
    async open() {
      seen.open += 1;
      seen.most = Math.max(seen.most, seen.open);
      await new Promise((resolve) => setTimeout(resolve, 1));
      seen.open -= 1;
      return { bytes: gzipSync("{}"), metadata: {} };
    },
    listFolders: async () => [],
  };
  return { source, seen };
}

async function readAll(source: Source): Promise<void> {
  const evidence = await openSourceEvidence(source, { signal });
  for (const place of await evidence.listPlaces(signal)) {
    const objects = await evidence.listObjects({ ...place, sourceId: null }, signal);
    for await (const _ of evidence.readDigests(objects, signal));
  }
}

test.each([
  ["of the usual size are read side by side", 2_000, 16],
  ["that may unpack to as much as is allowed are read one by one", 700_000, 1],
])("digests %s", async (_, sizeBytes, most) => {
  const { source, seen } = digestSource(32, sizeBytes);
  await readAll(source);
  expect(seen.most).toBe(most);
});
