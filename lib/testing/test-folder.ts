import { chmodSync, existsSync, mkdtempSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MEMORY = "/dev/shm";
/** What Postgres writes in a run of all tests is 0.3 GB. */
const ROOMY_BYTES = 2 * 1024 ** 3;

/**
 * A new folder for what a test's Postgres writes: in memory where that has room, since hundreds of
 * databases are made and dropped. Under root Postgres runs as another account, which may enter.
 */
export function makeTestFolder(prefix: string): string {
  const folder = mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : tmpdir(), prefix));
  chmodSync(folder, 0o711);
  return folder;
}

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= ROOMY_BYTES;
}
