// @ts-check
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive, isProcessId, thisProcess } from "./processes.mjs";

/** @param {string} root */
const folderOf = (root) => join(root, "users");

/**
 * Notes that this process uses the Postgres in `root`. The last user to leave stops it, so a
 * command line run and a launcher can share one whichever came first.
 * @param {string} root
 */
export function joinUsers(root) {
  mkdirSync(folderOf(root), { recursive: true, mode: 0o700 });
  const self = JSON.stringify(thisProcess());
  writeFileSync(join(folderOf(root), String(process.pid)), self, { mode: 0o600 });
}

/** @param {string} file */
function isLiveUser(file) {
  try {
    const user = JSON.parse(readFileSync(file, "utf8"));
    return isProcessId(user) && isAlive(user);
  } catch {
    return false;
  }
}

/**
 * Takes this process off the list, and those that ended without doing so.
 * @param {string} root
 * @returns {boolean} true when nobody is left
 */
export function leaveUsers(root) {
  rmSync(join(folderOf(root), String(process.pid)), { force: true });
  let left = 0;
  for (const name of readdirSync(folderOf(root))) {
    const file = join(folderOf(root), name);
    if (isLiveUser(file)) left += 1;
    else rmSync(file, { force: true });
  }
  return left === 0;
}
