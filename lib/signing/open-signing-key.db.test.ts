import { createPublicKey, verify } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { openSigningKey } from "./open-signing-key";

let index: TestIndex;
beforeAll(async () => {
  vi.stubEnv("TRAILGLASS_AUTH_SECRET", "a".repeat(40));
  index = await openTestIndex();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await index.close();
});

test("however many ask at once for the key, there is one, and it signs", async () => {
  const keys = await Promise.all(Array.from({ length: 12 }, () => openSigningKey(index.db)));
  const again = await openSigningKey(index.db);
  expect(new Set([...keys, again].map(({ fingerprint }) => fingerprint)).size).toBe(1);
  expect(await index.db.owner.signingKey.count()).toBe(1);
  const text = Buffer.from("what leaves");
  const key = createPublicKey(again.publicKeyPem);
  expect(verify(null, text, key, again.sign(text))).toBe(true);
  expect(verify(null, Buffer.from("what leaved"), key, again.sign(text))).toBe(false);
});

test("a copy of the database signs nothing, and questions do not see the key", async () => {
  await openSigningKey(index.db);
  vi.stubEnv("TRAILGLASS_AUTH_SECRET", "b".repeat(40));
  await expect(openSigningKey(index.db)).rejects.toMatchObject({ kind: "unavailable" });
  vi.stubEnv("TRAILGLASS_AUTH_SECRET", "a".repeat(40));
  const { sealed } = await index.db.owner.signingKey.findFirstOrThrow();
  expect(sealed).not.toContain("MC4CAQAwBQYDK2Vw");
  await expect(index.db.search.$queryRaw`select sealed from signing_key`).rejects.toThrow();
});
