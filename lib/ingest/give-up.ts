import type { PrismaClient } from "@/lib/db/generated/client";
import { isDataError, isPassing } from "@/lib/db/sql-state";
import { FileProblem } from "@/lib/ingest/body/file-problem";
import { blockSource } from "@/lib/ingest/ledger/block-source";
import { endFile, retryFile, suspectFile } from "@/lib/ingest/ledger/release-file";
import { BlockedError, ChangedError, GoneError, TransientError } from "@/lib/ingest/sources/source";
import type { ClaimedFile } from "@/lib/ingest/write/claimed-file";
import { LeaseLostError } from "@/lib/ingest/write/write-files";
import { askForListing } from "./list-source";

/** The parser failed where it should have named a problem of the file. */
export class ParserError extends Error {
  override readonly name = "ParserError";
}

/** Puts each kind of failure where it belongs in the ledger. Throws only when the database is gone. */
export async function giveUp(db: PrismaClient, claim: ClaimedFile, error: unknown): Promise<void> {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof LeaseLostError) return;
  if (error instanceof FileProblem) {
    const state = error.reason === "not-cloudtrail" ? "skipped" : "quarantined";
    return endFile(db, claim, { state, reason: error.reason, detail: error.detail });
  }
  if (error instanceof GoneError) {
    return endFile(db, claim, { state: "gone", reason: "gone", detail });
  }
  if (error instanceof ChangedError) {
    // Asked for first, so that a run that ends when nothing is open does not end before it.
    await askForListing(db, claim.sourceId);
    return endFile(db, claim, { state: "skipped", reason: "replaced", detail });
  }
  if (error instanceof BlockedError) {
    if (error.scope === "object") {
      return endFile(db, claim, { state: "blocked", reason: "no-access", detail });
    }
    await blockSource(db, claim.sourceId, detail);
    return retryFile(db, claim, { reason: "source-blocked", detail, afterMs: 0 });
  }
  if (error instanceof TransientError) {
    return retryFile(db, claim, {
      reason: "not-reached",
      detail,
      afterMs: 1_000 + Math.random() * 9_000,
    });
  }
  if (isDataError(error)) {
    return endFile(db, claim, {
      state: "quarantined",
      reason: "write-failed",
      detail: "Postgres refused a value of this file. Its bytes are untouched in the source.",
    });
  }
  if (error instanceof ParserError) return suspectFile(db, claim, "crashes-parser", detail);
  if (!isPassing(error)) {
    return suspectFile(db, claim, "write-failed", "Writing the file failed for an unknown reason.");
  }
  return retryFile(db, claim, {
    reason: "interrupted",
    detail: "Writing was interrupted and is tried again.",
    afterMs: 500 + Math.random() * 1_500,
  });
}
