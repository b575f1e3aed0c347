import { createHash } from "node:crypto";
import type { Database } from "@/lib/db/database";
import { postgresText } from "@/lib/db/postgres-text";
import { AppError } from "@/lib/errors";
import { makeDocument } from "@/lib/reports/make-document";
import { LEASE_SECONDS, type ReportClaim } from "./claim-report";
import { readStored } from "./stored-report";

const BEAT_MS = 1_000;

/**
 * Makes a claimed report. A signal leaves it to be made by another; who cancels it ends it within a
 * second or two. A worker that lost its lease writes nothing more.
 */
export async function runReport(
  db: Database,
  claim: ReportClaim,
  signal: AbortSignal,
): Promise<void> {
  const [cancelled, lost] = [new AbortController(), new AbortController()];
  const stop = AbortSignal.any([signal, cancelled.signal, lost.signal]);
  const beat = async () => {
    const [row] = await renew(db, claim);
    if (!row) lost.abort();
    else if (row.cancelAsked) cancelled.abort();
  };
  const timer = setInterval(() => void beat().catch(() => {}), BEAT_MS);
  try {
    const { request, reader, madeBy } = await readStored(db, claim.id, stop);
    const document = await makeDocument(reader, request, {
      label: `Report ${claim.id}`,
      madeBy,
      onSection: (done) => tellProgress(db, claim, done),
    });
    await endReport(db, claim, "done", postgresText(JSON.stringify(document)));
  } catch (error) {
    if (lost.signal.aborted) return;
    if (cancelled.signal.aborted) await endReport(db, claim, "cancelled", null);
    else if (signal.aborted) await leaveReport(db, claim);
    else {
      const said = error instanceof AppError ? error.message : "It could not be made.";
      await endReport(db, claim, "failed", said);
      if (!(error instanceof AppError)) throw error;
    }
  } finally {
    clearInterval(timer);
  }
}

async function renew({ owner }: Database, { id, worker }: ReportClaim) {
  return owner.$queryRaw<{ cancelAsked: boolean }[]>`
    update report set lease_until = now() + make_interval(secs => ${LEASE_SECONDS}::int4)
    where id = ${id}::int4 and worker = ${worker} and state = 'running'
    returning cancel_asked as "cancelAsked"`;
}

async function tellProgress({ owner }: Database, { id, worker }: ReportClaim, done: number) {
  await owner.$executeRaw`update report set sections_done = ${done}::int4
    where id = ${id}::int4 and worker = ${worker} and state = 'running'`;
}

/** Ended in peace: whoever claims it next begins it at once. */
async function leaveReport({ owner }: Database, { id, worker }: ReportClaim): Promise<void> {
  await owner.$executeRaw`update report set state = 'waiting', worker = null, claims = claims - 1
    where id = ${id}::int4 and worker = ${worker} and state = 'running'`;
}

/** @param text the document of one that is done, why of one that failed */
async function endReport(
  { owner }: Database,
  { id, worker }: ReportClaim,
  state: "done" | "cancelled" | "failed",
  text: string | null,
): Promise<void> {
  const document = state === "done" ? text : null;
  const problem = state === "failed" ? text : null;
  const sha256 = document && createHash("sha256").update(document).digest("hex");
  await owner.$executeRaw`
    update report set state = ${state}, finished_at = now(), document = ${document},
      sha256 = ${sha256}, problem = ${problem}
    where id = ${id}::int4 and worker = ${worker} and state = 'running'`;
}
