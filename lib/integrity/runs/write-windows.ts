import { plainArray, textArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import type { ChainResult, PlaceResult } from "@/lib/integrity/judge/place-result";
import type { FileIds } from "./file-ids";

/**
 * The windows of the place within the run's time take the place of those that earlier runs left
 * there. Where a later run has been, its windows stay.
 */
export async function writeWindows(
  tx: Prisma.TransactionClient,
  runId: number,
  { sourceId, accountId, regionId }: WindowPlace,
  { chains, range }: PlaceResult,
  fileIds: FileIds,
): Promise<void> {
  const isHere = Prisma.sql`w.source_id = ${sourceId}::int4 and w.account_id = ${accountId}::int4
    and w.region_id = ${regionId}::int4`;
  await tx.$executeRaw`
    delete from digest_window w where ${isHere} and w.run_id <= ${runId}::int4
      and (${range.toMs}::float8 is null or w.starts_at < to_timestamp(${range.toMs}::float8 / 1000))
      and (${range.fromMs}::float8 is null or w.ends_at > to_timestamp(${range.fromMs}::float8 / 1000))`;
  const rows = chains.flatMap(windowRows);
  if (rows.length === 0) return;
  const texts = (pick: (row: WindowRow) => string | null) =>
    textArray(rows.map((row) => postgresText(pick(row) ?? "")));
  const numbers = (pick: (row: WindowRow) => number | null | boolean) =>
    plainArray(rows.map((row) => Number(pick(row) ?? 0)));
  await tx.$executeRaw`
    insert into digest_window (source_id, account_id, region_id, trail, home_region, backfill,
      starts_at, ends_at, state, digest_file_id, verdict, fingerprint, files_named, files_here, run_id)
    select ${sourceId}::int4, ${accountId}::int4, ${regionId}::int4, trail, home, backfill = 1,
      to_timestamp(start_ms / 1000), to_timestamp(end_ms / 1000), state, digest, nullif(verdict, ''),
      nullif(fingerprint, ''), named, here, ${runId}::int4
    from unnest(${texts(({ trail }) => trail)}::text[], ${texts(({ home }) => home)}::text[],
      ${numbers(({ backfill }) => backfill)}::int4[], ${numbers(({ startMs }) => startMs)}::float8[],
      ${numbers(({ endMs }) => endMs)}::float8[], ${texts(({ state }) => state)}::text[],
      ${plainArray(rows.map(({ digestKey }) => fileIds.digestId(digestKey)))}::int4[], ${texts(({ verdict }) => verdict)}::text[],
      ${texts(({ fingerprint }) => fingerprint)}::text[], ${numbers(({ named }) => named)}::int4[],
      ${numbers(({ here }) => here)}::int4[])
      as b(trail, home, backfill, start_ms, end_ms, state, digest, verdict, fingerprint, named, here)
    where not exists (select from digest_window w where ${isHere} and w.run_id > ${runId}::int4
      and w.starts_at < to_timestamp(b.end_ms / 1000) and w.ends_at > to_timestamp(b.start_ms / 1000))`;
}

/** A place of a source by its numbers in the dictionaries. */
export interface WindowPlace {
  readonly sourceId: number;
  readonly accountId: number;
  readonly regionId: number;
}

interface WindowRow {
  readonly trail: string;
  readonly home: string;
  readonly backfill: boolean;
  readonly startMs: number;
  readonly endMs: number;
  readonly state: string;
  readonly digestKey: string | null;
  readonly verdict: string | null;
  readonly fingerprint: string | null;
  readonly named: number;
  readonly here: number;
}

function windowRows({ chain, windows, digests }: ChainResult): WindowRow[] {
  const byKey = new Map(digests.map((digest) => [digest.object.key, digest]));
  return windows.map(({ startMs, endMs, state, digestKey }) => {
    const digest = digestKey === null ? undefined : byKey.get(digestKey);
    return {
      trail: chain.trail,
      home: chain.homeRegion,
      backfill: chain.backfill,
      startMs,
      endMs,
      state,
      digestKey,
      verdict: digest?.verdict ?? null,
      fingerprint: digest?.fingerprint ?? null,
      named: digest?.filesNamed ?? 0,
      here: digest?.filesHere ?? 0,
    };
  });
}
