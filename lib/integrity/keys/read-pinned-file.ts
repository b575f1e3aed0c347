import { readFileSync } from "node:fs";
import type { TrailKey } from "@/lib/digest/digest";
import { PinnedKeyProblem, parsePinnedKeys } from "@/lib/digest/pinned-keys";
import { AppError } from "@/lib/errors";

/**
 * The keys that a file pins. Only a file that somebody named is read: one that lies among the logs
 * was put there by whoever wrote these. Throws AppError `invalid` that says what is wrong with it.
 */
export function readPinnedFile(path: string): TrailKey[] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new AppError("invalid", `The file of pinned CloudTrail keys, ${path}, cannot be read.`);
  }
  try {
    return parsePinnedKeys(text);
  } catch (error) {
    if (!(error instanceof PinnedKeyProblem)) throw error;
    const message = `The file of pinned CloudTrail keys, ${path}, is not used. ${error.message}`;
    throw new AppError("invalid", message);
  }
}
