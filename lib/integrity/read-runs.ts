import {
  type VerificationRun,
  type VerificationSummary,
  verificationSummarySchema,
} from "@/lib/api/integrity-contract";
import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { BROKEN_FINDINGS } from "@/lib/digest/broken-findings";
import { isInScope } from "@/lib/events/indexed-names";
import { millisOf } from "./millis-of";
import { isProven, mergeSummaries } from "./runs/verification-summary";

/**
 * Runs that a condition on `verification_run r` names, newest first. A reader is told only what
 * concerns accounts in sight.
 */
export async function readRuns(
  reader: Reader,
  where: Prisma.Sql,
  limit: number,
): Promise<VerificationRun[]> {
  const rows = await ask<RunRow>(
    reader,
    Prisma.sql`select r.id, r.state, r.reread, r.source_id as "sourceId", s.location,
        ${millisOf("r.from_time")} as "fromMs", ${millisOf("r.to_time")} as "toMs", r.cause,
        r.started_by as "startedBy", ${millisOf("r.requested_at")} as "requestedAtMs",
        ${millisOf("r.started_at")} as "startedAtMs", ${millisOf("r.finished_at")} as "finishedAtMs", r.asof,
        r.key_source as "keySource", r.key_problem as "keyProblem",
        r.tool_version as "toolVersion", r.problem, r.is_proven as "isProven",
        r.places, r.places_done as "placesDone", r.files::float8 as files,
        r.files_done::float8 as "filesDone", r.bytes_done::float8 as "bytesDone",
        r.files_per_second::float8 as "filesPerSecond", found.findings,
        found.broken as "brokenFindings"
      from verification_run r left join log_source s on s.id = r.source_id
      cross join lateral (select count(*)::int4 as findings,
          (count(*) filter (where f.kind in (${Prisma.join(BROKEN_FINDINGS)})))::int4 as broken
        from verification_finding f
        where f.run_id = r.id and ${isInScope(reader, "f.account")}) found
      where ${where} order by r.id desc limit ${limit}`,
  );
  if (reader.accounts === "all") return rows.map(toRun);
  const parts = await readParts(reader, rows);
  return rows.map((row) => {
    const own = parts.filter(({ runId }) => runId === row.id);
    const done = own.filter(({ summary }) => summary !== null);
    const counts = {
      places: own.length,
      placesDone: done.length,
      files: own.reduce((sum, { files }) => sum + files, 0),
      filesDone: done.reduce((sum, { files }) => sum + files, 0),
    };
    const isDone = row.isProven !== null;
    return toRun({ ...row, ...counts, isProven: isDone ? isProven(mergeParts(done)) : null });
  });
}

/** The figures of a run, as far as the reader may see them; null until it has ended. */
export async function readSummary(reader: Reader, id: number): Promise<VerificationSummary | null> {
  const [row] = await ask<{ summary: unknown }>(
    reader,
    Prisma.sql`select summary from verification_run where id = ${id}::int4`,
  );
  if (!row || row.summary === null) return null;
  if (reader.accounts === "all") return verificationSummarySchema.parse(row.summary);
  return mergeParts(await readParts(reader, [{ id }]));
}

function readParts(reader: Reader, runs: readonly { readonly id: number }[]): Promise<Part[]> {
  return ask<Part>(
    reader,
    Prisma.sql`select run_id as "runId", summary, files from verification_place
      where run_id = any(${plainArray(runs.map(({ id }) => id))}::int4[])
        and ${isInScope(reader, "account")}
      order by run_id, ordinal`,
  );
}

function mergeParts(parts: readonly Part[]): VerificationSummary {
  const summaries = parts.flatMap(({ summary }) => (summary === null ? [] : [summary]));
  return mergeSummaries(verificationSummarySchema.array().parse(summaries));
}

function toRun({
  places,
  placesDone,
  files,
  filesDone,
  bytesDone,
  filesPerSecond,
  ...row
}: RunRow): VerificationRun {
  const rate = row.state === "running" ? filesPerSecond : null;
  const secondsLeft = rate === null || rate <= 0 ? null : Math.max(0, files - filesDone) / rate;
  const counts = { places, placesDone, files, filesDone, bytesDone };
  return { ...row, progress: { ...counts, filesPerSecond: rate, secondsLeft } };
}

interface RunRow
  extends Omit<VerificationRun, "progress">,
    Omit<VerificationRun["progress"], "secondsLeft"> {}

/** One place of a run; without figures until it is done. */
interface Part {
  readonly runId: number;
  readonly summary: unknown;
  readonly files: number;
}
