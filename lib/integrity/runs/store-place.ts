import type { Prisma } from "@/lib/db/generated/client";
import { PLACE_LOCK } from "@/lib/db/locks";
import type { PlaceResult } from "@/lib/integrity/judge/place-result";
import { summarizePlace } from "@/lib/integrity/judge/summarize-place";
import type { KeySource } from "@/lib/integrity/keys/key-ring";
import type { RunClaim } from "./claim-run";
import { findFileIds } from "./file-ids";
import { writeFindings } from "./write-findings";
import { verdictRows, writeVerdicts, writeVerdictsNow } from "./write-verdicts";
import { type WindowPlace, writeWindows } from "./write-windows";

/** Somebody else works on the run by now: what this one found must not be written. */
export class ClaimLostError extends Error {
  override readonly name = "ClaimLostError";
}

/** A place of a run, and its numbers in the dictionaries. */
export interface StoredPlace extends WindowPlace {
  readonly ordinal: number;
}

/** How far the run is, this place included. */
export interface RunProgress {
  readonly files: number;
  readonly bytes: number;
  readonly keySource: KeySource;
  /** What was in the way of public keys so far. */
  readonly keyProblem: string | null;
}

/**
 * Writes everything that a run says about one place, in the caller's transaction: findings, verdicts
 * and windows, and that the place is done. A verdict is only replaced by that of a later run.
 * Throws ClaimLostError when somebody else works on the run by now.
 */
export async function storePlace(
  tx: Prisma.TransactionClient,
  claim: RunClaim,
  place: StoredPlace,
  result: PlaceResult,
  progress: RunProgress,
): Promise<void> {
  const { runId, reread } = claim;
  // Two runs that come to the same place write one after the other.
  const name = `${place.sourceId} ${place.accountId} ${place.regionId}`;
  await tx.$queryRaw`select 1
    from (select pg_advisory_xact_lock(${PLACE_LOCK}::int4, hashtext(${name}))) as held`;
  const fileIds = await findFileIds(tx, place.sourceId, result);
  await writeFindings(tx, runId, place.ordinal, result, fileIds);
  const rows = verdictRows(result.files, fileIds);
  if (reread) await writeVerdictsNow(tx, runId, rows);
  else {
    await writeVerdicts(tx, runId, rows);
    await writeWindows(tx, runId, place, result, fileIds);
  }
  await tx.$executeRaw`
    update verification_place
    set done_at = now(), summary = ${JSON.stringify(summarizePlace(result))}::jsonb
    where run_id = ${runId}::int4 and ordinal = ${place.ordinal}::int4`;
  // At the end, so that whoever cancels the run need not wait for all this.
  await holdClaim(tx, claim, progress);
}

async function holdClaim(
  tx: Prisma.TransactionClient,
  { runId, worker }: RunClaim,
  { files, bytes, keySource, keyProblem }: RunProgress,
): Promise<void> {
  const held = await tx.$executeRaw`
    update verification_run set places_done = places_done + 1, claims = 0,
      files_done = ${files}::int8, bytes_done = ${bytes}::int8,
      key_source = ${keySource}, key_problem = ${keyProblem}
    where id = ${runId}::int4 and worker = ${worker} and state = 'running'`;
  if (held === 0) throw new ClaimLostError(`The claim of run ${runId} was lost`);
}
