// @ts-check
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

const ignored = /^(node_modules|generated|testing|\..*)$|\.test\.\w+$/;

/** @param {string} root @param {string} path @returns {string[]} */
function filesUnder(root, path) {
  const entry = statSync(join(root, path), { throwIfNoEntry: false });
  if (!entry) return [];
  if (!entry.isDirectory()) return [path];
  return readdirSync(join(root, path))
    .filter((name) => !ignored.test(name))
    .sort()
    .flatMap((name) => filesUnder(root, `${path}/${name}`));
}

/**
 * One hash over the names and contents of files, tests left out. A clone, a checkout or a copy
 * changes no content, so it makes nothing stale.
 * @param {string} root
 * @param {string[]} paths files and folders under `root`; a missing one counts as empty
 * @returns {string}
 */
export function hashSources(root, paths) {
  const hash = createHash("sha256").update(process.platform);
  for (const path of paths.flatMap((path) => filesUnder(root, path))) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/**
 * Does work unless its stamp says it was done for the same sources. The stamp goes first and comes
 * back last: work that was cut off is done again.
 * @param {{ stamp: string, hash: string, needs: string[] }} what `needs`: files the work makes
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} true when the work was done now
 */
export async function unlessDone({ stamp, hash, needs }, work) {
  const done = existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
  if (done && needs.every((file) => existsSync(file))) return false;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}
