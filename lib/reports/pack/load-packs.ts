import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "@/lib/errors";
import type { Pack } from "./pack";
import { readPack } from "./read-pack";

/** Packs that can be used, by title, and why others cannot. */
export interface PackShelf {
  readonly packs: readonly Pack[];
  readonly problems: readonly string[];
}

/**
 * The packs of the folders, in their order; where two have one id the later one is refused. A wrong
 * pack keeps none of the others from being used. A folder that cannot be read is a problem, too.
 */
export async function loadPacks(folders: readonly string[]): Promise<PackShelf> {
  const packs = new Map<string, Pack>();
  const problems: string[] = [];
  for (const folder of folders) {
    for (const name of await filesOf(folder, problems)) {
      try {
        const pack = readPack(name, await readFile(join(folder, name), "utf8"));
        if (packs.has(pack.id))
          problems.push(`${name}: A pack ${pack.id} is there already. Rename it.`);
        else packs.set(pack.id, pack);
      } catch (error) {
        problems.push(error instanceof AppError ? error.message : `${name} cannot be read.`);
      }
    }
  }
  const sorted = [...packs.values()].sort((a, b) => (a.title < b.title ? -1 : 1));
  return { packs: sorted, problems };
}

async function filesOf(folder: string, problems: string[]): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => /^[^.].*\.ya?ml$/.test(name)).sort();
  } catch {
    problems.push(`The folder ${folder} cannot be read.`);
    return [];
  }
}
