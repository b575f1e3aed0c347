import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeSample } from "@/bench/generator/sample";
import { FolderSource } from "./folder";
import type { Source } from "./source";

/**
 * The bundled sample incident: an S3 tree of invented logs, written at first use. It is written
 * beside its place and moved there, so that a half-written sample is never taken for a whole one.
 */
export async function openSample(folder: string): Promise<Source> {
  if (!existsSync(join(folder, "AWSLogs"))) {
    const draft = `${folder}.draft-${process.pid}`;
    await rm(draft, { recursive: true, force: true });
    await mkdir(dirname(folder), { recursive: true });
    await writeSample(draft);
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
  }
  return FolderSource.at(folder, { settleMs: 0 });
}
