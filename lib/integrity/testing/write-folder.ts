import { mkdtempSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { WorldObject } from "./trail-world";

/**
 * Writes objects as `aws s3 sync` does: without what S3 keeps beside them, unless `sideFiles` are to
 * hold it. Returns the folder, which the caller removes.
 */
export async function writeFolder(
  objects: ReadonlyMap<string, WorldObject>,
  { sideFiles }: { readonly sideFiles: boolean },
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "trailglass-verify-"));
  for (const [key, { bytes, metadata }] of objects) {
    const path = join(folder, key);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    if (sideFiles && metadata) await writeFile(`${path}.metadata.json`, JSON.stringify(metadata));
  }
  return folder;
}
