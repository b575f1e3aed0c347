import { plainArray, textArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import type { FileSummary, ParsedFile, WrittenFile } from "./claimed-file";

export interface FinishedFile extends WrittenFile {
  readonly file: ParsedFile;
  readonly summary: FileSummary;
  readonly minMs: number | null;
  readonly maxMs: number | null;
}

/**
 * Ends the ledger rows of written files, in the transaction of their events, and gives each its
 * place in the commit order. A digest is kept but holds no events: it is skipped with that reason.
 */
export async function finishFiles(
  tx: Prisma.TransactionClient,
  files: readonly FinishedFile[],
): Promise<void> {
  const rows = files.map(
    ({ file, summary, ...counts }) => Prisma.sql`(
      ${counts.id}::int4, ${summary.envelope === "digest" ? "skipped" : "done"}::text,
      ${summary.envelope === "digest" ? "digest" : null}::text,
      ${summary.envelope}::text, ${Buffer.from(file.objectSha256, "hex")}::bytea,
      ${Buffer.from(summary.bodySha256, "hex")}::bytea, ${summary.bodyBytes}::int8,
      ${JSON.stringify(file.metadata)}::jsonb, ${summary.ruleRevision}::int4,
      ${counts.records}::int4, ${counts.events}::int4, ${counts.copies}::int4, ${counts.rejected}::int4,
      to_timestamp(${counts.minMs}::float8 / 1000), to_timestamp(${counts.maxMs}::float8 / 1000))`,
  );
  await tx.$executeRaw`
    update log_file f
    set state = b.state, reason = b.reason, detail = null, envelope = b.envelope,
      object_sha256 = b.object_sha256, body_sha256 = b.body_sha256, body_bytes = b.body_bytes,
      metadata = nullif(b.metadata, '{}'::jsonb), rule_revision = b.rule_revision,
      records = b.records, events = b.events, copies = b.copies, rejected = b.rejected,
      min_time = b.min_time, max_time = b.max_time,
      seq = nextval('ingest_seq')::int, finished_at = now(),
      lease_token = null, lease_until = null, worker = null
    from (values ${Prisma.join(rows)}) as b(id, state, reason, envelope, object_sha256, body_sha256,
      body_bytes, metadata, rule_revision, records, events, copies, rejected, min_time, max_time)
    where f.id = b.id`;
}

/** Adds events and deliveries to the coverage ledger, hour by hour. */
export async function writeCoverage(
  tx: Prisma.TransactionClient,
  events: Iterable<{ accountId: number; regionId: number; hourMs: number; events: number }>,
  deliveries: Iterable<{ accountId: number; regionId: number; family: string; hourMs: number }>,
): Promise<void> {
  const rows = [
    ...[...events].map((row) => ({ ...row, family: "events", files: 0 })),
    ...[...deliveries].map((row) => ({ ...row, files: 1, events: 0 })),
  ].filter((row) => Number.isFinite(row.hourMs));
  if (rows.length === 0) return;
  await tx.$executeRaw`
    insert into coverage_hour (account_id, region_id, family, hour, files, events)
    select account_id, region_id, family, to_timestamp(hour / 1000), sum(files), sum(events)
    from unnest(${plainArray(rows.map((row) => row.accountId))}::int4[],
      ${plainArray(rows.map((row) => row.regionId))}::int4[],
      ${textArray(rows.map((row) => row.family))}::text[],
      ${plainArray(rows.map((row) => row.hourMs))}::float8[],
      ${plainArray(rows.map((row) => row.files))}::int4[],
      ${plainArray(rows.map((row) => row.events))}::int4[])
      as b(account_id, region_id, family, hour, files, events)
    group by 1, 2, 3, 4
    on conflict (account_id, region_id, family, hour) do update
    set files = coverage_hour.files + excluded.files, events = coverage_hour.events + excluded.events`;
}

/** Counts names that no documented record version has. */
export async function writeNewFields(
  tx: Prisma.TransactionClient,
  fields: ReadonlyMap<string, { count: number; fileId: number }>,
): Promise<void> {
  if (fields.size === 0) return;
  const rows = [...fields.values()];
  await tx.$executeRaw`
    insert into new_field (path, count, first_file_id)
    select path, count, file_id
    from unnest(${textArray(fields.keys())}::text[], ${plainArray(rows.map((row) => row.count))}::int8[],
      ${plainArray(rows.map((row) => row.fileId))}::int4[]) as b(path, count, file_id)
    on conflict (path) do update set count = new_field.count + excluded.count`;
}
