import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { openPromise } from "yauzl";
import { AppError } from "@/lib/errors";

const MOST_FILES = 500_000;
const PLAIN = /^(?:[\w-][\w.-]*\/)?[\w-][\w.-]*$/;

/**
 * Unpacks a bundle into an empty folder. Its names are one folder deep and plain; whatever has
 * others is no bundle. Throws AppError `invalid` for what cannot be unpacked.
 */
export async function unpackBundle(archive: string, folder: string): Promise<void> {
  try {
    const zip = await openPromise(archive, { lazyEntries: true, strictFileNames: true });
    if (zip.entryCount > MOST_FILES) throw new Error("it has too many files");
    for await (const entry of zip.eachEntry()) {
      const { fileName } = entry;
      if (fileName.endsWith("/")) continue;
      if (!PLAIN.test(fileName)) throw new Error("it has a file of another name");
      const path = join(folder, fileName);
      await mkdir(dirname(path), { recursive: true });
      // A name that is there twice is refused: which of them counts is a guess.
      await pipeline(
        await zip.openReadStreamPromise(entry),
        createWriteStream(path, { flags: "wx" }),
      );
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError("invalid", `${archive} is no bundle: ${why}.`, undefined, { cause });
  }
}
