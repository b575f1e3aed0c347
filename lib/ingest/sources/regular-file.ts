import type { BigIntStats } from "node:fs";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { BlockedError, ChangedError, GoneError, TransientError } from "./source";

// Without O_NONBLOCK, opening a FIFO waits for a writer; without O_NOFOLLOW, a link is followed.
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
const PIECE_BYTES = 4 * 1024 * 1024;

/** Names one version of a file's bytes: replaced, rewritten or appended to, it changes. */
export function fileEtag(stats: BigIntStats): string {
  return `${stats.ino}-${stats.mtimeNs}-${stats.size}`;
}

/**
 * Opens a file that must still be the listed one, hands it to `read`, and checks again afterwards
 * that it did not change meanwhile. Never follows a link, never waits for a pipe or device.
 * Throws ChangedError, GoneError, BlockedError or TransientError.
 */
export async function withRegularFile<T>(
  path: Buffer,
  etag: string,
  read: (file: FileHandle, sizeBytes: number) => Promise<T>,
): Promise<T> {
  const file = await open(path, OPEN_FLAGS).catch((error: unknown) => {
    throw fileError(error);
  });
  try {
    const sizeBytes = await assertSame(file, etag);
    const result = await read(file, sizeBytes);
    await assertSame(file, etag);
    return result;
  } finally {
    await file.close();
  }
}

/** Reads `[from, from + length)`. Throws ChangedError when the file ends before. */
export async function readRange(
  file: FileHandle,
  from: number,
  length: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  while (at < length) {
    signal.throwIfAborted();
    const { bytesRead } = await file.read(bytes, at, Math.min(PIECE_BYTES, length - at), from + at);
    if (bytesRead === 0) throw new ChangedError("The file became shorter while it was read.");
    at += bytesRead;
  }
  return bytes;
}

/** The error of a file operation as a source tells it: no path, no system text. */
export function fileError(error: unknown): Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") return new GoneError("The file is no longer there.");
  if (code === "ELOOP") return new ChangedError("The file was replaced by a symbolic link.");
  if (code === "EACCES" || code === "EPERM") {
    return new BlockedError(
      "The file may not be read: give the user that runs the worker read permission.",
      "object",
    );
  }
  return new TransientError(`The file could not be read (${code || "unknown error"}).`, {
    cause: error,
  });
}

async function assertSame(file: FileHandle, etag: string): Promise<number> {
  const stats = await file.stat({ bigint: true });
  if (!stats.isFile() || fileEtag(stats) !== etag) {
    throw new ChangedError("The file changed since it was listed.");
  }
  return Number(stats.size);
}
