import { claimFiles } from "@/lib/ingest/ledger/claim-files";
import type { WrittenFile } from "@/lib/ingest/write/claimed-file";
import { type Engine, ingestBatch } from "./ingest-batch";

/** One batch holds what a transaction of a second or so can write. */
const MAX_FILES = 100;
const MAX_BYTES = 1024 * 1024;

export interface IngestRun {
  readonly worker: string;
  readonly sourceId?: number;
  readonly signal: AbortSignal;
  /** Batches under way at once: one is written while the next is read and parsed. */
  readonly lanes: number;
  readonly onWritten?: (files: readonly WrittenFile[]) => void;
}

/**
 * Ingests what waits in the ledger until nothing can be claimed or the signal fires.
 * @returns how many batches were worked on
 */
export async function ingestWaiting(engine: Engine, run: IngestRun): Promise<number> {
  let batches = 0;
  async function lane(): Promise<void> {
    while (!run.signal.aborted) {
      const claims = await claimFiles(engine.db, {
        worker: run.worker,
        maxFiles: MAX_FILES,
        maxBytes: MAX_BYTES,
        ...(run.sourceId !== undefined && { sourceId: run.sourceId }),
      });
      if (claims.length === 0) return;
      const written = await ingestBatch(engine, claims, run.signal);
      batches += 1;
      run.onWritten?.(written);
    }
  }
  await Promise.all(Array.from({ length: run.lanes }, lane));
  return batches;
}
