import type { PrismaClient } from "@/lib/db/generated/client";
import { openSources } from "@/lib/ingest/open-source";
import type { Evidence } from "@/lib/integrity/evidence";
import { type IndexedSource, openIndexedEvidence } from "@/lib/integrity/indexed/indexed-evidence";
import { type KeyRing, openKeyRing } from "@/lib/integrity/keys/key-ring";
import { keyOptionsOf } from "@/lib/integrity/keys/source-keys";
import { openSourceEvidence } from "@/lib/integrity/live/source-evidence";
import type { RunClaim } from "./claim-run";

/** One source of a run: what there is to check, and the keys that are trusted for it. */
export interface OpenedEvidence {
  readonly evidence: Evidence;
  readonly keys: KeyRing;
}

export interface RunSource extends IndexedSource {
  readonly state: string;
  readonly options: unknown;
}

/** The sources that a run is about. What was indexed of a removed one is still evidence. */
export async function listSources(
  db: PrismaClient,
  { sourceId, reread }: RunClaim,
): Promise<RunSource[]> {
  return db.logSource.findMany({
    where: {
      ...(sourceId !== null && { id: sourceId }),
      ...(reread && sourceId === null && { state: { not: "removed" } }),
    },
    orderBy: { id: "asc" },
  });
}

/**
 * Sources whose buckets a trail of the run may have written to before. Of a run that reads again, those
 * that it lists anyway.
 */
export async function listBuckets(
  db: PrismaClient,
  { reread }: RunClaim,
  sources: Iterable<RunSource>,
): Promise<RunSource[]> {
  return reread
    ? [...sources].filter(({ kind }) => kind === "s3")
    : db.logSource.findMany({ where: { kind: "s3" } });
}

/**
 * Opens each source once, as it was indexed or, for a run that reads again, as it is now. Throws what
 * the listing of a source throws, and AppError `invalid` for a file of pinned keys that cannot be used.
 */
export function evidenceOpener(
  db: PrismaClient,
  claim: RunClaim,
  { pinnedFile, signal }: { readonly pinnedFile: string | undefined; readonly signal: AbortSignal },
): (source: RunSource) => Promise<OpenedEvidence> {
  const opened = new Map<number, Promise<OpenedEvidence>>();
  const sourceOf = openSources(db);
  async function open(source: RunSource): Promise<OpenedEvidence> {
    const keys = openKeyRing(db, keyOptionsOf(source, pinnedFile));
    if (!claim.reread) return { evidence: await openIndexedEvidence(db, source, claim), keys };
    const { source: place } = await sourceOf(source.id);
    return { evidence: await openSourceEvidence(place, { sourceId: source.id, signal }), keys };
  }
  return (source) => {
    const known = opened.get(source.id) ?? open(source);
    opened.set(source.id, known);
    return known;
  };
}
