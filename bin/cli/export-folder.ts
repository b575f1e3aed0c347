import { once } from "node:events";
import { createWriteStream, existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { AppError } from "@/lib/errors";
import type { ExportFile } from "@/lib/events/export-package";

/** Of a file that is not whole yet. */
const PART = ".part";

/**
 * Throws AppError `invalid` when a file of that name is in the folder: evidence is not overwritten.
 * The folder is made when it is not there.
 */
export async function prepareFolder(dir: string, names: readonly string[]): Promise<void> {
  await mkdir(dir, { recursive: true });
  const there = names
    .flatMap((name) => [name, name + PART])
    .find((name) => existsSync(join(dir, name)));
  if (there !== undefined) {
    throw new AppError("invalid", `${join(dir, there)} exists already. Choose another folder.`);
  }
}

/**
 * Writes files one after the other and passes on what was written. They take their names together,
 * when all are whole; when one fails or cannot take its name, or nobody reads on, none of them stays.
 */
export async function* writeFolder(
  dir: string,
  files: AsyncIterable<ExportFile>,
): AsyncGenerator<Buffer> {
  const parts: string[] = [];
  const named: string[] = [];
  let isWhole = false;
  try {
    for await (const { name, chunks } of files) {
      parts.push(name + PART);
      yield* writeFile(join(dir, name + PART), chunks);
    }
    for (const part of parts) {
      const name = part.slice(0, -PART.length);
      await rename(join(dir, part), join(dir, name));
      named.push(name);
    }
    isWhole = true;
  } finally {
    const left = isWhole ? [] : [...parts, ...named];
    await Promise.all(left.map((name) => rm(join(dir, name), { force: true })));
  }
}

async function* writeFile(path: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const file = createWriteStream(path, { flags: "wx", mode: 0o600 });
  const closed = finished(file);
  // Awaited below; until then a failure must not count as unforeseen.
  closed.catch(() => {});
  try {
    for await (const chunk of chunks) {
      if (!file.write(chunk)) await Promise.race([once(file, "drain"), closed]);
      yield chunk;
    }
    file.end();
    await closed;
  } finally {
    file.destroy();
  }
}
