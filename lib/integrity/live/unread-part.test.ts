import { mkdtempSync } from "node:fs";
import { rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { FolderSource } from "@/lib/ingest/sources/folder";
import { TrailWorld } from "@/lib/integrity/testing/trail-world";
import { writeFolder } from "@/lib/integrity/testing/write-folder";
import { openSourceEvidence } from "./source-evidence";

const { signal } = new AbortController();

async function open(change: (folder: string) => Promise<void>) {
  const world = new TrailWorld();
  world.hours(world.chain(), 2);
  world.hours(world.chain({ account: "444455556666" }), 2);
  const folder = await writeFolder(world.objects, { sideFiles: true });
  onTestFinished(() => rm(folder, { recursive: true }));
  await change(folder);
  const source = await FolderSource.at(folder, { settleMs: 0 });
  return openSourceEvidence(source, { signal });
}

test("a folder of which everything could be looked at has nothing unread", async () => {
  const { unread } = await open(async () => {});
  expect(unread).toBe(null);
});

test("an account behind a link is told, and so is an archive that cannot be opened", async () => {
  const { unread } = await open(async (folder) => {
    const outside = mkdtempSync(join(tmpdir(), "trailglass-outside-"));
    onTestFinished(() => rm(outside, { recursive: true }));
    const account = join(folder, "AWSLogs/444455556666");
    await rename(account, join(outside, "account"));
    await symlink(join(outside, "account"), account);
    await writeFile(join(folder, "more.zip"), "no archive");
  });
  expect(unread).toContain("2 could not be looked at");
  expect(unread).toContain("AWSLogs/444455556666");
});
