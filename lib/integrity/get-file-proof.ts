import { z } from "zod";
import {
  digestVerdictSchema,
  type FileProof,
  fileVerdictSchema,
} from "@/lib/api/integrity-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { isInScope } from "@/lib/events/indexed-names";
import { explainingCalls } from "./explaining-calls";
import { eventsOfFiles } from "./file-events";
import { millisOf } from "./millis-of";

/**
 * What proves or contradicts one log file; of a digest file, its own window and verdict stand as
 * `digest`. Throws AppError `not_found`, also for a file of an account out of sight.
 */
export async function getFileProof(
  reader: Reader,
  fileId: number,
  nowMs: number,
): Promise<FileProof> {
  const [found] = await ask<unknown>(
    reader,
    Prisma.sql`select f.key, f.region, ${millisOf("f.delivered_at")} as "deliveredMs",
        coalesce(i.verdict, 'not-checked') as verdict, i.detail, i.run_id as "runId",
        ${millisOf("r.finished_at")} as "checkedAtMs",
        i.now_verdict as "nowVerdict", ${millisOf("i.now_at")} as "nowAtMs", i.now_run_id as "nowRunId",
        d.id as "digestId", d.key as "digestKey", w.verdict as "digestVerdict", w.fingerprint,
        ${millisOf("w.starts_at")} as "windowFromMs", ${millisOf("w.ends_at")} as "windowToMs"
      from log_file f
      left join file_integrity i on i.file_id = f.id
      left join verification_run r on r.id = i.run_id
      left join log_file d
        on d.id = case when f.family = 'digest' then f.id else i.digest_file_id end
      left join lateral (select * from digest_window o where o.digest_file_id = d.id
        order by o.run_id desc limit 1) w on true
      where f.id = ${fileId}::int4 and ${isInScope(reader, "f.account")}`,
  );
  if (!found) throw new AppError("not_found", `No file ${fileId} is in the ledger.`);
  const row = rowSchema.parse(found);
  const events = await eventsOfFiles(reader, [fileId], nowMs);
  const { verdict, detail, runId, checkedAtMs, deliveredMs } = row;
  return {
    verdict,
    detail,
    digest: digestOf(row),
    runId,
    checkedAtMs,
    now: nowOf(row),
    events: events.get(fileId) ?? null,
    // Only what stands out is to be explained.
    explain:
      deliveredMs === null || verdict === "verified" || verdict === "not-checked"
        ? null
        : explainingCalls(deliveredMs, Math.max(deliveredMs, checkedAtMs ?? nowMs)),
  };
}

const rowSchema = z.object({
  deliveredMs: z.number().nullable(),
  verdict: fileVerdictSchema,
  detail: z.string().nullable(),
  runId: z.number().nullable(),
  checkedAtMs: z.number().nullable(),
  nowVerdict: fileVerdictSchema.nullable(),
  nowAtMs: z.number().nullable(),
  nowRunId: z.number().nullable(),
  digestId: z.number().nullable(),
  digestKey: z.string().nullable(),
  digestVerdict: digestVerdictSchema.nullable(),
  fingerprint: z.string().nullable(),
  windowFromMs: z.number().nullable(),
  windowToMs: z.number().nullable(),
});
type ProofRow = z.infer<typeof rowSchema>;

function digestOf(row: ProofRow): FileProof["digest"] {
  const { digestKey, digestVerdict, windowFromMs, windowToMs } = row;
  if (digestKey === null || digestVerdict === null) return null;
  if (windowFromMs === null || windowToMs === null) return null;
  return {
    fileId: row.digestId,
    key: digestKey,
    verdict: digestVerdict,
    fromMs: windowFromMs,
    toMs: windowToMs,
    fingerprint: row.fingerprint,
  };
}

function nowOf({ nowVerdict, nowAtMs, nowRunId }: ProofRow): FileProof["now"] {
  if (nowVerdict === null || nowAtMs === null || nowRunId === null) return null;
  return { verdict: nowVerdict, atMs: nowAtMs, runId: nowRunId };
}
