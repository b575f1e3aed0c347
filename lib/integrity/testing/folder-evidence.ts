import { rm } from "node:fs/promises";
import { onTestFinished } from "vitest";
import { FolderSource } from "@/lib/ingest/sources/folder";
import type { Evidence } from "@/lib/integrity/evidence";
import { openSourceEvidence } from "@/lib/integrity/live/source-evidence";
import type { TrailWorld } from "./trail-world";
import { writeFolder } from "./write-folder";

/** A world as a folder that lasts as long as the test, to be checked as it is now. */
export async function folderEvidence(
  { objects }: TrailWorld,
  options: Parameters<typeof writeFolder>[1] = { sideFiles: true },
): Promise<Evidence> {
  const folder = await writeFolder(objects, options);
  onTestFinished(() => rm(folder, { recursive: true }));
  const source = await FolderSource.at(folder, { settleMs: 0 });
  return openSourceEvidence(source, { signal: new AbortController().signal });
}
