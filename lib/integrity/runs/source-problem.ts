import { BlockedError, TransientError } from "@/lib/ingest/sources/source";

/** True for what a source says for itself: it cannot be reached, or may not be read. */
export function isSourceProblem(error: unknown): error is BlockedError | TransientError {
  return error instanceof BlockedError || error instanceof TransientError;
}
