import type { PrismaClient } from "@/lib/db/generated/client";
import { inflateBlock } from "@/lib/db/inflate-block";

export interface StoredBody {
  /** All raw blocks of the file joined. */
  readonly bytes: Buffer;
  /** The bytes of each slice, rejected ones included, in the order of the file. */
  readonly records: readonly Buffer[];
}

/** What the index keeps of every file, by its key. */
export async function storedBodies(db: PrismaClient): Promise<Map<string, StoredBody>> {
  const files = await db.logFile.findMany({ select: { id: true, key: true } });
  const bodies = new Map<string, StoredBody>();
  for (const { id, key } of files) {
    const blocks = await db.rawBlock.findMany({
      where: { fileId: id },
      orderBy: { firstOrdinal: "asc" },
    });
    const bytes = blocks.map((block) => inflateBlock(block));
    const records = blocks.flatMap(({ spans }, at) =>
      pairs(spans).map(([start, end]) => bytes[at]?.subarray(start, end) ?? Buffer.alloc(0)),
    );
    bodies.set(key, { bytes: Buffer.concat(bytes), records });
  }
  return bodies;
}

function pairs(spans: readonly number[]): [number, number][] {
  return Array.from({ length: spans.length / 2 }, (_, at) => [
    spans[2 * at] ?? 0,
    spans[2 * at + 1] ?? 0,
  ]);
}
