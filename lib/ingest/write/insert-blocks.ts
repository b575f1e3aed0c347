import { plainArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import type { ParsedBlock } from "@/lib/ingest/parse/parsed-block";

interface OwnedBlock {
  readonly fileId: number;
  readonly block: ParsedBlock;
}

/** Keeps the bytes of blocks, and of the slices in them that could not be read as records. */
export async function insertBlocks(
  tx: Prisma.TransactionClient,
  blocks: readonly OwnedBlock[],
): Promise<void> {
  const rows = blocks.map(
    ({ fileId, block }) => Prisma.sql`(${fileId}::int4, ${block.firstOrdinal}::int4,
      ${block.records}::int4, ${block.encoding}::int2, ${plainArray(block.spans)}::int4[],
      ${block.bytes})`,
  );
  if (rows.length > 0) {
    await tx.$executeRaw`
      insert into raw_block (file_id, first_ordinal, records, encoding, spans, bytes)
      values ${Prisma.join(rows)}`;
  }
  const rejects = blocks.flatMap(({ fileId, block }) =>
    block.rejects.map((reject) => ({
      fileId,
      ordinal: reject.ordinal,
      byteOffset: BigInt(reject.byteOffset),
      sizeBytes: reject.raw.length,
      reason: reject.reason,
      detail: reject.detail,
      raw: new Uint8Array(reject.raw),
    })),
  );
  if (rejects.length > 0) await tx.rejectedRecord.createMany({ data: rejects });
}
