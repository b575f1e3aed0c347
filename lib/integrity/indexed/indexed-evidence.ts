import { z } from "zod";
import type { PrismaClient } from "@/lib/db/generated/client";
import { parseS3Location, type S3Location } from "@/lib/ingest/sources/s3-location";
import type {
  Evidence,
  FoundDigest,
  FoundFile,
  Place,
  PlaceObject,
} from "@/lib/integrity/evidence";
import type { DeliveryRange } from "@/lib/integrity/judge/place-result";
import { chunks, partsOf } from "./in-parts";
import { indexedProblem, isNoDigest } from "./indexed-problem";
import { type FileRow, fileIdOf, readBodies, readRows, UNKNOWN } from "./indexed-rows";
import { IN_PLACE, LedgerListing } from "./ledger-listing";

const HASHES_AT_ONCE = 5_000;
const DIGESTS_AT_ONCE = 100;
const BODIES_AT_ONCE_BYTES = 16 * 1024 * 1024;

/** A source of the ledger, as far as its evidence depends on it. */
export interface IndexedSource {
  readonly id: number;
  readonly kind: string;
  readonly location: string;
  readonly continuous: boolean;
  readonly listedAt: Date | null;
}

/**
 * What was indexed of one source, up to a sequence: hashes taken when the files were read, and the
 * digests as they were then. Nothing is fetched and no log file is opened.
 */
export async function openIndexedEvidence(
  db: PrismaClient,
  source: IndexedSource,
  { asof, fromMs, toMs }: { readonly asof: number } & DeliveryRange,
): Promise<Evidence> {
  const knownUntilMs = await knownUntil(db, source, asof);
  return new IndexedEvidence(db, source, asof, { fromMs, toMs }, knownUntilMs);
}

/**
 * A bucket that is listed again and again is known up to its last listing. A copy is as old as its
 * newest delivery: what came later was never copied.
 */
async function knownUntil(db: PrismaClient, source: IndexedSource, asof: number): Promise<number> {
  const listedMs = source.listedAt?.getTime();
  if (source.kind === "s3" && source.continuous && listedMs !== undefined) return listedMs;
  const [newest] = await db.$queryRaw<{ ms: number | null }[]>`
    select extract(epoch from max(delivered_at))::float8 * 1000 as ms from log_file
    where source_id = ${source.id}::int4 and ${IN_PLACE} and (seq is null or seq <= ${asof}::int4)`;
  // The name of a file may tell any time.
  return Math.min(newest?.ms ?? 0, Date.now());
}

class IndexedEvidence implements Evidence {
  readonly location: string;
  readonly bucket: string | null;
  /** Null for a folder. */
  readonly #at: S3Location | null;
  readonly #listing: LedgerListing;

  constructor(
    private readonly db: PrismaClient,
    { id, kind, location }: IndexedSource,
    private readonly asof: number,
    range: DeliveryRange,
    readonly knownUntilMs: number,
  ) {
    this.location = location;
    this.#at = kind === "s3" ? parseS3Location(location) : null;
    this.bucket = this.#at?.bucket ?? null;
    this.#listing = new LedgerListing(db, id, range);
  }

  listPlaces() {
    return this.#listing.places();
  }

  listObjects(place: Place) {
    return this.#listing.objects(place);
  }

  whyUnseen(key: string): string | null {
    if (this.#at && !key.startsWith(this.#at.prefix)) {
      return `lies outside of ${this.location}, where nobody looked`;
    }
    const isSeen = this.#listing.reaches(key);
    return isSeen ? null : "was delivered at a time that this run does not look at";
  }

  async *readDigests(
    objects: readonly PlaceObject[],
    signal: AbortSignal,
  ): AsyncGenerator<{ object: PlaceObject; found: FoundDigest }> {
    for (const some of chunks(objects, DIGESTS_AT_ONCE)) {
      const rows = await readRows(this.db, some, this.asof);
      const bytesOf = (object: PlaceObject) => rows.get(fileIdOf(object))?.bytes ?? 0;
      for (const part of partsOf(some, BODIES_AT_ONCE_BYTES, bytesOf)) {
        signal.throwIfAborted();
        const bodies = await readBodies(this.db, part.map(fileIdOf));
        for (const object of part) {
          const row = rows.get(fileIdOf(object));
          yield { object, found: this.foundDigest(row, bodies.get(fileIdOf(object))) };
        }
      }
    }
  }

  async *hashFiles(
    objects: readonly PlaceObject[],
    signal: AbortSignal,
  ): AsyncGenerator<{ object: PlaceObject; found: FoundFile }> {
    for (const some of chunks(objects, HASHES_AT_ONCE)) {
      signal.throwIfAborted();
      const rows = await readRows(this.db, some, this.asof);
      for (const object of some) {
        const row = rows.get(fileIdOf(object)) ?? UNKNOWN;
        const found =
          row.sha256 === null || row.isLater
            ? indexedProblem(row)
            : { sha256: row.sha256, bodyBytes: row.bytes };
        yield { object, found };
      }
    }
  }

  private foundDigest(row: FileRow | undefined, body: Buffer | undefined): FoundDigest {
    if (!row || row.isLater || row.sha256 === null || !body) {
      const { problem, detail } = indexedProblem(row ?? UNKNOWN);
      if (problem === "missing") return { problem, detail };
      const isOpen = problem === "cannot-check" && !isNoDigest(row?.reason ?? null);
      return { problem: isOpen ? "cannot-read" : "invalid-format", detail };
    }
    const stored = metadataSchema.safeParse(row.metadata);
    // S3 tells everything that it keeps beside an object, so that nothing told is nothing kept.
    if (stored.success) return { body, metadata: stored.data };
    return { body, metadata: this.bucket === null ? null : {} };
  }
}

const metadataSchema = z.record(z.string(), z.string());
