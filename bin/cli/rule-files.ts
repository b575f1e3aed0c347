import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { MAX_FILE_LENGTH } from "@/lib/sigma/limits";
import type { RuleSource } from "@/lib/sigma/rule-set";
import { UsageError } from "./run";

/** A text of this many bytes is refused for its length, however many there are. */
const MOST_BYTES = MAX_FILE_LENGTH * 4;

/** The rule files (.yml, .yaml) of a folder and all below it, or one file. Hidden ones are left out. */
export async function readRuleFiles(place: string): Promise<readonly RuleSource[]> {
  const stats = await stat(place).catch(() => {
    throw new UsageError(`${place} cannot be read.`);
  });
  const paths = stats.isDirectory() ? await listRuleFiles(place) : [place];
  if (paths.length === 0) throw new UsageError(`${place} holds no .yml or .yaml file.`);
  const sources: RuleSource[] = [];
  for (const path of paths) sources.push({ name: path, text: await readStart(path) });
  return sources;
}

async function listRuleFiles(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) paths.push(...(await listRuleFiles(path)));
    else if (entry.isFile() && /\.ya?ml$/i.test(entry.name)) paths.push(path);
  }
  return paths.sort();
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
