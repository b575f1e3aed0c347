import { plainArray } from "@/lib/db/array-literal";
import type { PrismaClient } from "@/lib/db/generated/client";
import { inflateBlock } from "@/lib/db/inflate-block";
import { keyHash } from "@/lib/ingest/ledger/record-listing";
import type { PlaceObject } from "@/lib/integrity/evidence";
import type { UnreadFile } from "./indexed-problem";

/** A row of the ledger, as far as it tells what the file holds. */
export interface FileRow extends UnreadFile {
  readonly id: number;
  readonly sha256: string | null;
  readonly bytes: number;
  readonly metadata: unknown;
}

interface BlockRow {
  readonly fileId: number;
  readonly encoding: number;
  readonly bytes: Uint8Array;
}

/** What the ledger does not know. */
export const UNKNOWN: FileRow = {
  id: 0,
  state: "pending",
  reason: null,
  detail: null,
  isLater: false,
  sha256: null,
  bytes: 0,
  metadata: null,
};

/** Row of the ledger; 0, which none has, for an object without one. */
export function fileIdOf({ fileId }: PlaceObject): number {
  return fileId ?? 0;
}

/** Ledger rows by id, with what S3 keeps beside the object: in the row, or in that of a side file. */
export async function readRows(
  db: PrismaClient,
  objects: readonly PlaceObject[],
  asof: number,
): Promise<Map<number, FileRow>> {
  const sideFiles = objects.map(({ key, family }) =>
    family === "digest" ? keyHash(`${key}.metadata.json`) : null,
  );
  const rows = await db.$queryRaw<FileRow[]>`
      select f.id, f.state, f.reason, f.detail, coalesce(f.seq > ${asof}::int4, false) as "isLater",
        encode(f.body_sha256, 'hex') as sha256, coalesce(f.body_bytes, 0)::float8 as bytes,
        case when jsonb_exists(f.metadata, 'signature') then f.metadata
          else coalesce(s.metadata, f.metadata) end as metadata
      from unnest(${plainArray(objects.map(fileIdOf))}::int4[], ${plainArray(sideFiles)}::uuid[])
        as b(id, side) join log_file f on f.id = b.id
      left join lateral (select metadata from log_file
        where source_id = f.source_id and key_hash = b.side and reason = 'digest-metadata'
        order by id desc limit 1) s on true`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Bodies by id, as they were read. */
export async function readBodies(
  db: PrismaClient,
  fileIds: readonly number[],
): Promise<Map<number, Buffer>> {
  const blocks = await db.$queryRaw<BlockRow[]>`
      select file_id as "fileId", encoding, bytes from raw_block
      where file_id = any(${plainArray(fileIds)}::int4[]) order by file_id, first_ordinal`;
  const pieces = new Map<number, Buffer[]>();
  for (const { fileId, ...block } of blocks) {
    const known = pieces.get(fileId);
    if (known) known.push(inflateBlock(block));
    else pieces.set(fileId, [inflateBlock(block)]);
  }
  return new Map([...pieces].map(([fileId, buffers]) => [fileId, Buffer.concat(buffers)]));
}
