import { createHash } from "node:crypto";
import { classifyKey } from "@/lib/cloudtrail/object-key";
import { plainArray, textArray } from "@/lib/db/array-literal";
import type { PrismaClient } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import type { ListPage } from "@/lib/ingest/sources/source";

/** What S3 keeps beside a digest file, saved as a file: it has the place and time of its digest. */
const SIDE_FILE = /\.metadata\.json$/;

/**
 * Adds one page of a listing to the ledger. An object is known by its key and etag: what was seen
 * before is left alone, so listing again, or from two sides at once, changes nothing.
 * @returns how many rows are new
 */
export async function recordListing(
  db: PrismaClient,
  sourceId: number,
  page: ListPage,
  seenVia: "list" | "sqs" = "list",
): Promise<number> {
  const skipped = page.skipped.map(({ key, reason }) => ({
    key,
    etag: "",
    sizeBytes: 0,
    modifiedMs: null,
    state: "skipped",
    reason: "not-readable",
    detail: reason,
  }));
  const objects = page.objects.map((object) => ({
    ...object,
    state: "pending",
    reason: null,
    detail: null,
  }));
  const rows = [...objects, ...skipped].map((row) => ({
    ...row,
    place: classifyKey(row.key.replace(SIDE_FILE, "")),
  }));
  if (rows.length === 0) return 0;
  return db.$executeRaw`
    insert into log_file (source_id, key, key_hash, etag, size_bytes, modified_at, family, account,
      region, delivered_at, state, reason, detail, seen_via, finished_at)
    select ${sourceId}, key, key_hash, etag, size_bytes, to_timestamp(modified / 1000), family,
      nullif(account, ''), nullif(region, ''), to_timestamp(coalesce(delivered, modified) / 1000),
      state, nullif(reason, ''), nullif(detail, ''), ${seenVia}, case state when 'skipped' then now() end
    from unnest(${textArray(rows.map((row) => postgresText(row.key)))}::text[],
      ${plainArray(rows.map((row) => keyHash(row.key)))}::uuid[],
      ${textArray(rows.map((row) => row.etag))}::text[],
      ${plainArray(rows.map((row) => row.sizeBytes))}::int8[],
      ${plainArray(rows.map((row) => row.modifiedMs))}::float8[],
      ${textArray(rows.map((row) => row.place.family))}::text[],
      ${textArray(rows.map((row) => postgresText(row.place.accountId ?? "")))}::text[],
      ${textArray(rows.map((row) => postgresText(row.place.region ?? "")))}::text[],
      ${plainArray(rows.map((row) => row.place.deliveredMs))}::float8[],
      ${textArray(rows.map((row) => row.state))}::text[],
      ${textArray(rows.map((row) => row.reason ?? ""))}::text[],
      ${textArray(rows.map((row) => postgresText(row.detail ?? "")))}::text[])
      as b(key, key_hash, etag, size_bytes, modified, family, account, region, delivered, state, reason, detail)
    -- Looked up first: a refused insert would burn an id, and what is known is listed again and again.
    where not exists (select from log_file o where o.source_id = ${sourceId}::int4
      and o.key_hash = b.key_hash and o.etag = b.etag)
    on conflict (source_id, key_hash, etag) do nothing`;
}

/** A key of any length and content in 128 bits, for the ledger's unique key. */
export function keyHash(key: string): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 32);
}
