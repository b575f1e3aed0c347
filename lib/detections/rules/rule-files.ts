import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "@/lib/errors";
import { MAX_FILE_LENGTH } from "@/lib/sigma/limits";
import type { RuleSource } from "@/lib/sigma/rule-set";

/** A text of this many bytes is refused for its length, however many there are. */
const MOST_BYTES = MAX_FILE_LENGTH * 4;

/**
 * The rule files (.yml, .yaml) of a folder and all below it, or one file, by their paths. Hidden
 * ones are left out. Throws AppError (invalid) where something cannot be read.
 */
export async function readRuleFiles(place: string): Promise<readonly RuleSource[]> {
  const stats = await readable(place, () => stat(place));
  const paths = stats.isDirectory() ? await listRuleFiles(place) : [place];
  const sources: RuleSource[] = [];
  for (const path of paths) {
    sources.push({ name: path, text: await readable(path, () => readStart(path)) });
  }
  return sources;
}

async function listRuleFiles(folder: string): Promise<string[]> {
  const paths: string[] = [];
  const entries = await readable(folder, () => readdir(folder, { withFileTypes: true }));
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) paths.push(...(await listRuleFiles(path)));
    else if (entry.isFile() && /\.ya?ml$/i.test(entry.name)) paths.push(path);
  }
  return paths.sort();
}

async function readable<Answer>(path: string, read: () => Promise<Answer>): Promise<Answer> {
  try {
    return await read();
  } catch (error) {
    throw new AppError("invalid", `${path} cannot be read.`, undefined, { cause: error });
  }
}

async function readStart(path: string): Promise<string> {
  const file = await open(path);
  try {
    const bytes = Buffer.alloc(Math.min((await file.stat()).size, MOST_BYTES + 4));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return bytes.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}
