import { plainArray } from "@/lib/db/array-literal";
import type { Prisma } from "@/lib/db/generated/client";
import { keyHash } from "@/lib/ingest/ledger/record-listing";
import type { PlaceObject } from "@/lib/integrity/evidence";
import type { PlaceResult } from "@/lib/integrity/judge/place-result";

/** Rows of the ledger that a result is about. */
export interface FileIds {
  /** Of an object, or of a key that a digest names; null when the ledger has none. */
  idOf(named: { readonly key: string; readonly object: PlaceObject | null }): number | null;
  /** Of a digest by its listed key. */
  digestId(key: string | null): number | null;
}

/**
 * Finds the rows of everything that a result names. An object of the index has its own; for one that
 * lies at the source, or did once, it is the newest row of its key.
 */
export async function findFileIds(
  tx: Prisma.TransactionClient,
  sourceId: number,
  { files, findings, chains }: PlaceResult,
): Promise<FileIds> {
  const digests = chains.flatMap((chain) => chain.digests.map(({ object }) => object));
  const unknown = [...files, ...findings]
    .filter(({ object }) => object === null || object.fileId === null)
    .map(({ key, object }) => object?.key ?? key);
  const keys = new Set([
    ...unknown,
    ...digests.filter(({ fileId }) => fileId === null).map(({ key }) => key),
    ...files.flatMap(({ digestKey }) => digestKey ?? []),
  ]);
  const rows = await tx.$queryRaw<{ hash: string; id: number }[]>`
    select replace(b.hash::text, '-', '') as hash, max(f.id) as id
    from unnest(${plainArray([...keys].map(keyHash))}::uuid[]) as b(hash)
    join log_file f on f.source_id = ${sourceId}::int4 and f.key_hash = b.hash
    where coalesce(f.reason, '') not in ('same-content', 'replaced')
    group by 1`;
  const newest = new Map(rows.map(({ hash, id }) => [hash, id]));
  const judged = new Map(digests.map(({ key, fileId }) => [key, fileId]));
  const byKey = (key: string) => newest.get(keyHash(key)) ?? null;
  return {
    idOf: ({ key, object }) => object?.fileId ?? byKey(object?.key ?? key),
    digestId: (key) => (key === null ? null : (judged.get(key) ?? byKey(key))),
  };
}
