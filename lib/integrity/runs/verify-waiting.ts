import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/lib/db/database";
import { startAutomaticRuns } from "./automatic-runs";
import { claimRun } from "./claim-run";
import { runVerification, type VerifyOptions } from "./run-verification";

const IDLE_MS = 1_000;
/** What has come in is looked for so often. */
const LOOK_EVERY_MS = 10_000;

/**
 * One step of the worker's life: works on a run that waits, or asks for runs over what has come in,
 * or rests a moment. Called again and again, beside the reading of logs.
 */
export function verifyWaiting(db: Database, options: VerifyOptions): () => Promise<void> {
  let lookedMs = 0;
  return async () => {
    if (Date.now() - lookedMs >= LOOK_EVERY_MS) {
      await startAutomaticRuns(db.owner);
      lookedMs = Date.now();
    }
    const claim = await claimRun(db);
    if (claim) await runVerification(db, claim, options);
    // Ends early when the worker does.
    else await sleep(IDLE_MS, undefined, { signal: options.signal }).catch(() => {});
  };
}
