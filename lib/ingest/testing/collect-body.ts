import type { BodySummary, RecordSlice } from "@/lib/ingest/body/block";
import { BODY_LIMITS, type BodyLimits } from "@/lib/ingest/body/body-limits";
import { splitBlocks } from "@/lib/ingest/body/split-blocks";

export interface CollectedBody {
  readonly summary: BodySummary;
  /** All blocks' bytes joined. */
  readonly bytes: Buffer;
  readonly records: readonly RecordSlice[];
  /** The bytes each slice names, in the same order. */
  readonly slices: readonly string[];
  readonly blockSizes: readonly { readonly bytes: number; readonly records: number }[];
}

/** Splits a body that arrives in chunks of the given size and gathers everything, for tests. */
export async function collectBody(
  body: Buffer | string,
  chunkBytes = Number.POSITIVE_INFINITY,
  limits: Partial<BodyLimits> = {},
): Promise<CollectedBody> {
  const blocks = splitBlocks(inChunks(Buffer.from(body), chunkBytes), {
    ...BODY_LIMITS,
    ...limits,
  });
  const parts: Buffer[] = [];
  const records: RecordSlice[] = [];
  const slices: string[] = [];
  const blockSizes: { bytes: number; records: number }[] = [];
  for (;;) {
    const { done, value } = await blocks.next();
    if (done) return { summary: value, bytes: Buffer.concat(parts), records, slices, blockSizes };
    if (value.firstOrdinal !== records.length)
      throw new Error("a block names a wrong first ordinal");
    parts.push(value.bytes);
    records.push(...value.records);
    slices.push(...value.records.map(({ start, end }) => value.bytes.toString("utf8", start, end)));
    blockSizes.push({ bytes: value.bytes.length, records: value.records.length });
  }
}

async function* inChunks(body: Buffer, chunkBytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < body.length; at += chunkBytes)
    yield body.subarray(at, Math.min(at + chunkBytes, body.length));
}
