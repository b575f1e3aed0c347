import { readDigestMetadata } from "@/lib/ingest/digest-metadata";
import { parseS3Location, type S3Location } from "@/lib/ingest/sources/s3-location";
import type { LogObject, Source } from "@/lib/ingest/sources/source";
import type {
  Evidence,
  FoundDigest,
  FoundFile,
  Place,
  PlaceObject,
} from "@/lib/integrity/evidence";
import { abreast } from "./abreast";
import { type ListedPlace, type Listing, listPlaces, placeName } from "./list-places";
import { hashMember, unpackDigest } from "./open-member";
import { readObject } from "./read-object";

const MIB = 1024 * 1024;
/** Enough to wait for several answers of S3 at once, and to keep all cores at work on a folder. */
const LANES = 16;
const MOST_BYTES = 128 * MIB;
/** A digest is held as a whole, and names that repeat are packed to far less than this. */
const DIGEST_UNPACKS_TO = 200;

/**
 * What lies in a bucket or folder now: listed once here, then each object is read once.
 *
 * A bucket is known up to its listing. A folder may be an old copy: it is known up to its newest
 * delivery, of any account and Region. Throws what the source's listing throws.
 */
export async function openSourceEvidence(
  source: Source,
  { sourceId = null, signal }: { readonly sourceId?: number | null; readonly signal: AbortSignal },
): Promise<Evidence> {
  const listedMs = Date.now();
  const listing = await listPlaces(source, signal);
  const { location } = source;
  const at = location.startsWith("s3://") ? parseS3Location(location) : null;
  const knownUntilMs = at ? listedMs : Math.min(listing.newestMs ?? 0, listedMs);
  return new SourceEvidence(source, sourceId, at, listing, knownUntilMs);
}

class SourceEvidence implements Evidence {
  readonly bucket: string | null;
  readonly location: string;
  readonly unread: string | null;
  /** By account and Region. */
  readonly #places: ReadonlyMap<string, ListedPlace>;

  constructor(
    private readonly source: Source,
    private readonly sourceId: number | null,
    private readonly at: S3Location | null,
    private readonly listing: Listing,
    readonly knownUntilMs: number,
  ) {
    this.bucket = at?.bucket ?? null;
    this.location = source.location;
    this.unread = unreadPart(listing);
    this.#places = new Map(listing.places.map((place) => [placeName(place), place]));
  }

  async listPlaces() {
    const { sourceId } = this;
    return this.listing.places.map(({ account, region, objects }) => {
      return { sourceId, account, region, files: objects.length };
    });
  }

  async listObjects({ account, region }: Place): Promise<readonly PlaceObject[]> {
    return this.#places.get(placeName({ account, region }))?.objects ?? [];
  }

  whyUnseen(key: string): string | null {
    if (this.at && !key.startsWith(this.at.prefix)) {
      return `lies outside of ${this.location}, where nobody looked`;
    }
    const { skipped } = this.listing;
    for (let end = key.length; end > 0; end = key.lastIndexOf("/", end - 1)) {
      const reason = skipped.get(key.slice(0, end));
      if (reason !== undefined) return reason;
    }
    return null;
  }

  readDigests(objects: readonly PlaceObject[], signal: AbortSignal) {
    return this.#each(objects, DIGEST_UNPACKS_TO, (listed) => this.#readDigest(listed, signal));
  }

  hashFiles(objects: readonly PlaceObject[], signal: AbortSignal) {
    return this.#each(objects, 1, async (listed): Promise<FoundFile> => {
      const opened = await readObject(this.source, listed, signal);
      return "problem" in opened ? opened : hashMember(opened.bytes);
    });
  }

  /** `held`: bytes in memory for each one that was listed. */
  #each<Found>(
    objects: readonly PlaceObject[],
    held: number,
    read: (listed: LogObject) => Promise<Found>,
  ) {
    return abreast(
      objects,
      async (object) => ({ object, found: await read({ ...object, modifiedMs: null }) }),
      { lanes: LANES, mostBytes: MOST_BYTES, bytesOf: ({ sizeBytes }) => sizeBytes * held },
    );
  }

  async #readDigest(listed: LogObject, signal: AbortSignal): Promise<FoundDigest> {
    const opened = await readObject(this.source, listed, signal);
    if ("problem" in opened) {
      const { problem, detail } = opened;
      return { problem: problem === "missing" ? problem : "cannot-read", detail };
    }
    const body = await unpackDigest(opened.bytes);
    if (!Buffer.isBuffer(body)) return { problem: "invalid-format", detail: body.detail };
    // A bucket tells all that it keeps beside an object; a folder can only hold a file of it.
    const isKept = Object.hasOwn(opened.metadata, "signature");
    const aside = isKept ? null : await this.#readSideFile(listed, signal);
    return { body, metadata: aside ?? (this.bucket === null ? null : opened.metadata) };
  }

  async #readSideFile({ key }: LogObject, signal: AbortSignal) {
    const sideFile = this.listing.sideFiles.get(`${key}.metadata.json`);
    if (!sideFile) return null;
    const opened = await readObject(this.source, sideFile, signal);
    return "problem" in opened ? null : readDigestMetadata(sideFile.key, opened.bytes);
  }
}

/** Nobody knows what a link, a folder that may not be read or a damaged archive holds. */
function unreadPart({ skipped, unsettled }: Listing): string | null {
  const [first] = [...skipped].sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = [
    ...(first
      ? [`${skipped.size} could not be looked at, ${first[0]} among them: ${first[1]}`]
      : []),
    ...(unsettled > 0 ? [`${unsettled} were still being written to.`] : []),
  ];
  return parts.length === 0 ? null : `Of the files and folders, ${parts.join(" ")}`;
}
