import type { Database } from "@/lib/db/database";
import { isPassing } from "@/lib/db/sql-state";
import { AppError } from "@/lib/errors";
import type { RunClaim } from "./claim-run";
import { endRun, failRun, leaveRun } from "./end-run";
import { RunBeat } from "./run-beat";
import { isSourceProblem } from "./source-problem";
import { ClaimLostError } from "./store-place";
import { verifyPlaces } from "./verify-places";

export interface VerifyOptions {
  /** Path of a file of pinned public keys (TRAILGLASS_CLOUDTRAIL_KEYS). */
  readonly pinnedFile: string | undefined;
  /** The process is to end. */
  readonly signal: AbortSignal;
}

/**
 * Works on a claimed run until it ends: place by place, each written in one transaction, so that
 * whoever takes it over goes on at the first place that is not done. A signal leaves it to be gone on
 * with; somebody who cancels it ends it within a second. What Postgres could not do for the moment is
 * thrown, and the run is left open.
 */
export async function runVerification(
  db: Database,
  claim: RunClaim,
  { pinnedFile, signal }: VerifyOptions,
): Promise<void> {
  const { owner } = db;
  const beat = new RunBeat(owner, claim);
  const stop = AbortSignal.any([signal, claim.lost, beat.lost, beat.cancelled]);
  try {
    await verifyPlaces(owner, claim, beat, { pinnedFile, signal: stop });
    await beat.stop();
    await endRun(owner, claim, "done");
  } catch (error) {
    await beat.stop();
    const isLost = error instanceof ClaimLostError || claim.lost.aborted || beat.lost.aborted;
    if (isLost) return;
    if (beat.cancelled.aborted) await endRun(owner, claim, "cancelled");
    else if (signal.aborted) await leaveRun(owner, claim);
    else {
      if (isLasting(error)) await failRun(owner, claim, wordsOf(error));
      // What nobody foresaw is told where faults are logged, too.
      if (!isForeseen(error)) throw error;
    }
  } finally {
    await claim.release();
  }
}

function isForeseen(error: unknown): boolean {
  return error instanceof AppError || isSourceProblem(error);
}

/** What would come again, however often the run was tried. */
function isLasting(error: unknown): boolean {
  return isForeseen(error) || !isPassing(error);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
