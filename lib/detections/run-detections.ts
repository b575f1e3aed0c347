import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/lib/db/database";
import { type AlertOptions, AlertWorker } from "./alerts/alert-worker";

const IDLE_MS = 1_000;

/**
 * One step of the worker's life: makes alerts of what rules and detectors have found, or rests a
 * moment. Called again and again, beside the reading of logs.
 */
export function runDetections(
  db: Database,
  options: AlertOptions & { readonly signal: AbortSignal },
): () => Promise<void> {
  const worker = new AlertWorker(db, options);
  return async () => {
    if (await worker.step()) return;
    // Ends early when the worker does.
    await sleep(IDLE_MS, undefined, { signal: options.signal }).catch(() => {});
  };
}

/** Works until nothing waits. */
export async function detectAll(db: Database, options: AlertOptions): Promise<void> {
  const worker = new AlertWorker(db, options);
  while (await worker.step());
}
