import { stat } from "node:fs/promises";
import { isAbsolute, resolve } from "node:path";
import type { NewSource } from "@/lib/api/import-contract";
import type { PrismaClient } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { checkBucket } from "@/lib/ingest/sources/check-bucket";

/**
 * Adds a source, or brings back one that was removed; a source that is there is listed again.
 * Throws AppError `invalid` when the place cannot be a source, with what to do about it.
 * @param continuous false for a run that lists once
 * @param sampleDir where the sample incident is written
 */
export async function addSource(
  db: PrismaClient,
  source: NewSource,
  { continuous = true, sampleDir }: { continuous?: boolean; sampleDir: string },
): Promise<{ id: number }> {
  const { kind, location, options } = await place(source, sampleDir);
  const changes = { state: "active", problem: null, rescan: true, continuous, options };
  return db.logSource.upsert({
    where: { kind_location: { kind, location } },
    create: { kind, location, ...changes },
    update: continuous ? changes : { state: "active", problem: null, rescan: true, options },
    select: { id: true },
  });
}

async function place(source: NewSource, sampleDir: string) {
  switch (source.kind) {
    case "folder":
      return { kind: "folder", location: await existing(source.path), options: {} };
    case "s3": {
      const { kind, url, ...options } = source;
      return { kind, location: checkBucket(url, options), options };
    }
    case "sample":
      return { kind: "sample", location: resolve(sampleDir), options: {} };
  }
}

async function existing(path: string): Promise<string> {
  if (path.includes("\0"))
    throw new AppError("invalid", "A path cannot hold a NUL character.", fault());
  if (!isAbsolute(path)) {
    throw new AppError(
      "invalid",
      `"${path}" is not an absolute path. Write it from the root on, like /var/log/cloudtrail.`,
      fault(),
    );
  }
  const found = await stat(path).catch(() => null);
  if (!found) {
    throw new AppError(
      "invalid",
      `There is nothing at ${path} on the machine that Trailglass runs on, or it may not be read.`,
      fault(),
    );
  }
  if (!found.isDirectory() && !found.isFile()) {
    throw new AppError("invalid", `${path} is neither a folder nor a file.`, fault());
  }
  return resolve(path);
}

function fault() {
  return { fields: { path: "not usable" } };
}
