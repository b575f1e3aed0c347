import type { BigIntStats, Dirent } from "node:fs";
import { lstat, opendir } from "node:fs/promises";
import { nameToText } from "./path-name";
import { BlockedError } from "./source";

const SEPARATOR = Buffer.from("/");

export type Found =
  | { readonly key: string; readonly path: Buffer; readonly stats: BigIntStats }
  | { readonly key: string; readonly skipped: string };

/**
 * Every regular file below a folder, in the order of the disk, streamed. Symbolic links are never
 * followed and special files never opened: both are told as skipped, as is a folder that cannot be
 * read. `wanted` may turn down a whole folder by its key (which ends with "/").
 * Throws BlockedError when the root itself cannot be read.
 */
export async function* walkFolder(
  root: Buffer,
  wanted: (folderKey: string) => boolean,
  signal: AbortSignal,
): AsyncGenerator<Found> {
  const folders = [{ path: root, key: "" }];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    try {
      for await (const entry of await openFolder(folder.path)) {
        signal.throwIfAborted();
        const path = Buffer.concat([folder.path, SEPARATOR, entry.name]);
        const key = folder.key + nameToText(entry.name);
        if (entry.isDirectory()) {
          if (wanted(`${key}/`)) folders.push({ path, key: `${key}/` });
        } else {
          yield* lookAt(path, key);
        }
      }
    } catch (error) {
      if (signal.aborted) throw error;
      // An empty listing would say that the source is empty; nobody knows.
      if (folder.key === "") {
        throw new BlockedError(
          `The folder cannot be read (${codeOf(error)}). Check that it is mounted and may be read.`,
        );
      }
      yield { key: folder.key, skipped: `The folder cannot be read (${codeOf(error)}).` };
    }
  }
}

async function* lookAt(path: Buffer, key: string): AsyncGenerator<Found> {
  let stats: BigIntStats;
  try {
    stats = await lstat(path, { bigint: true });
  } catch (error) {
    // Removed since its folder was read: nothing to tell.
    if (codeOf(error) !== "ENOENT")
      yield { key, skipped: `The file cannot be looked at (${codeOf(error)}).` };
    return;
  }
  if (stats.isSymbolicLink())
    yield { key, skipped: "A symbolic link: links are not followed; add the folder it leads to." };
  else if (!stats.isFile())
    yield { key, skipped: "Not a regular file (pipe, socket or device): it is never opened." };
  else yield { key, path, stats };
}

/** node:fs gives names as bytes when asked to; the types of opendir know only text. */
async function openFolder(path: Buffer): Promise<AsyncIterable<Dirent<Buffer>>> {
  const folder = await opendir(path, { encoding: "buffer" as BufferEncoding });
  return folder as unknown as AsyncIterable<Dirent<Buffer>>;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
