import { z } from "zod";
import { type VerificationSummary, verificationSummarySchema } from "@/lib/api/integrity-contract";
import type { PrismaClient } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import type { RunClaim } from "./claim-run";
import { isProven, mergeSummaries } from "./verification-summary";

/**
 * Ends a run with the figures of all places that were looked at; from then on nothing of it changes.
 * One of which a part could not be listed has failed, however much was proven.
 */
export async function endRun(
  db: PrismaClient,
  { runId, worker }: RunClaim,
  state: "done" | "cancelled",
): Promise<void> {
  const whole = await summaryOf(db, runId);
  const summary = JSON.stringify(whole);
  await db.$executeRaw`
    update verification_run
    set is_proven = case when ${state}::text = 'done' and problem is null then ${isProven(whole)}::boolean end,
      state = case when ${state}::text = 'done' and problem is not null then 'failed' else ${state}::text end,
      finished_at = now(), summary = ${summary}::jsonb, files_per_second = null
    where id = ${runId}::int4 and worker = ${worker} and state = 'running'`;
}

/** Ends a run that cannot be gone on with, and says why. */
export async function failRun(
  db: PrismaClient,
  { runId, worker }: RunClaim,
  problem: string,
): Promise<void> {
  const summary = JSON.stringify(await summaryOf(db, runId));
  await db.$executeRaw`
    update verification_run
    set state = 'failed', finished_at = now(), files_per_second = null, summary = ${summary}::jsonb,
      problem = ${postgresText(problem).slice(0, 2_000)}
    where id = ${runId}::int4 and worker = ${worker} and state = 'running'`;
}

/** Leaves a run open for whoever claims it next: this one ended in peace. */
export async function leaveRun(db: PrismaClient, { runId, worker }: RunClaim): Promise<void> {
  await db.$executeRaw`
    update verification_run set worker = null, claims = claims - 1, files_per_second = null
    where id = ${runId}::int4 and worker = ${worker} and state = 'running'`;
}

async function summaryOf(db: PrismaClient, runId: number): Promise<VerificationSummary> {
  const places = await db.verificationPlace.findMany({
    where: { runId, doneAt: { not: null } },
    orderBy: { ordinal: "asc" },
    select: { summary: true },
  });
  return mergeSummaries(
    z.array(verificationSummarySchema).parse(places.map(({ summary }) => summary)),
  );
}
