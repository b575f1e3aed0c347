import { plainArray, textArray } from "@/lib/db/array-literal";
import type { Prisma } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import type { FileResult } from "@/lib/integrity/judge/place-result";
import type { FileIds } from "./file-ids";

/** What is said of one row of the ledger. */
export interface VerdictRow {
  readonly fileId: number;
  readonly verdict: string;
  readonly digestFileId: number | null;
  readonly detail: string;
}

/** Files that have a row in the ledger, in the order of their ids, so that no two writers cross. */
export function verdictRows(files: readonly FileResult[], fileIds: FileIds): VerdictRow[] {
  const rows = new Map<number, VerdictRow>();
  for (const file of files) {
    const fileId = fileIds.idOf(file);
    if (fileId === null) continue;
    const { verdict, detail } = file;
    const digestFileId = fileIds.digestId(file.digestKey);
    rows.set(fileId, { fileId, verdict, digestFileId, detail: postgresText(detail ?? "") });
  }
  return [...rows.values()].sort((a, b) => a.fileId - b.fileId);
}

/** What is said of the bytes that were indexed. Only a later run replaces it. */
export async function writeVerdicts(
  tx: Prisma.TransactionClient,
  runId: number,
  rows: readonly VerdictRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    insert into file_integrity as i (file_id, verdict, digest_file_id, detail, run_id)
    select file_id, verdict, digest, nullif(detail, ''), ${runId}::int4
    from unnest(${plainArray(rows.map((row) => row.fileId))}::int4[],
      ${textArray(rows.map((row) => row.verdict))}::text[],
      ${plainArray(rows.map((row) => row.digestFileId))}::int4[],
      ${textArray(rows.map((row) => row.detail))}::text[]) as b(file_id, verdict, digest, detail)
    on conflict (file_id) do update
    set verdict = excluded.verdict, digest_file_id = excluded.digest_file_id,
      detail = excluded.detail, run_id = excluded.run_id
    where i.run_id is null or i.run_id <= excluded.run_id`;
}

/** What is said of the bytes that lie at the source now. */
export async function writeVerdictsNow(
  tx: Prisma.TransactionClient,
  runId: number,
  rows: readonly VerdictRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    insert into file_integrity as i (file_id, now_verdict, now_at, now_run_id)
    select file_id, verdict, now(), ${runId}::int4
    from unnest(${plainArray(rows.map((row) => row.fileId))}::int4[],
      ${textArray(rows.map((row) => row.verdict))}::text[]) as b(file_id, verdict)
    on conflict (file_id) do update
    set now_verdict = excluded.now_verdict, now_at = excluded.now_at, now_run_id = excluded.now_run_id
    where i.now_run_id is null or i.now_run_id <= excluded.now_run_id`;
}
