// @ts-check
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** @param {string} from */
function nearestPackage(from) {
  let folder = from;
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json at or above ${from}`);
    folder = parent;
  }
  return folder;
}

/** The folder of the program, the same from the sources and from a bundle in dist/. */
export const projectRoot = nearestPackage(import.meta.dirname);
