import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { openTestIndex } from "@/lib/ingest/testing/test-index";
import { iamListing } from "@/lib/profiles/testing/iam-listing";
import { iam } from "./iam";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const LISTING = JSON.stringify(iamListing());
const SHA256 = createHash("sha256").update(LISTING).digest("hex");

test("the command line keeps a file, and says what is wrong with another", async () => {
  const dir = mkdtempSync(join(tmpdir(), "trailglass-iam-"));
  const path = join(dir, "iam.json");
  writeFileSync(path, LISTING);
  const index = await openTestIndex();
  vi.stubEnv("DATABASE_URL", index.url);
  const said: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
  const asked = (words: string[], taken?: string) =>
    iam.run({ words, options: { data: dir, ...(taken !== undefined && { taken }) } });
  expect(await asked(["import", path])).toBe(0);
  expect(said.join("")).toContain(SHA256);
  await expect(asked(["import", join(dir, "none")])).rejects.toThrow("cannot be read");
  await expect(asked(["import", path], "yesterday")).rejects.toThrow("ISO 8601");
  await expect(asked(["export", path])).rejects.toThrow('no command "iam export"');
  writeFileSync(path, "{}");
  await expect(asked(["import", path])).rejects.toMatchObject({ kind: "invalid" });
  rmSync(dir, { recursive: true });
  await index.close();
});
