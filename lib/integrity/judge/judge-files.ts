import { judgeFile, type NamedBy } from "@/lib/digest/judge-file";
import type { Evidence, FoundFile, Place, PlaceObject } from "@/lib/integrity/evidence";
import { hashElsewhere } from "./hash-elsewhere";
import type { JudgeOptions } from "./judge-options";
import { isWithin, type KnownDigests } from "./known-digests";
import type { NamedFile, NamedFiles, Naming } from "./named-files";
import type { PlaceCovers } from "./place-covers";
import type { FileResult } from "./place-result";

const MINUTE_MS = 60_000;

/** What the digests of a place say, once they are judged. */
export interface PlaceProof {
  readonly named: NamedFiles;
  readonly digests: KnownDigests;
  readonly covers: PlaceCovers;
}

export interface JudgedFiles {
  readonly files: readonly FileResult[];
  /** How many of the files that a digest names are there, by the SHA-256 of the digest's body. */
  readonly here: ReadonlyMap<string, number>;
}

interface Claims {
  readonly verified: readonly NamedBy[];
  readonly unverified: readonly NamedBy[];
}

/**
 * Judges the log files that were delivered in the range, and those that a digest of the range names.
 * Only what a verified digest names is read: of the others, their name and time tell everything.
 */
export async function judgeFiles(
  evidence: Evidence,
  place: Place,
  logs: readonly PlaceObject[],
  proof: PlaceProof,
  options: JudgeOptions,
): Promise<JudgedFiles> {
  const { named, digests } = proof;
  const files: FileResult[] = [];
  const seen = new Set<NamedFile>();
  const toHash = new Map<PlaceObject, Claims>();

  const isNamedInRange = (by: readonly Naming[]) =>
    by.some(({ digest }) => digests.get(digest)?.isInRange);
  const judge = (
    { bucket, key, object }: Pick<FileResult, "bucket" | "key" | "object">,
    claims: Claims,
    found: FoundFile | "absent",
  ) => {
    const deliveredMs = object?.deliveredMs ?? null;
    files.push({
      ...{ bucket, key, object },
      ...judgeFile({ ...claims, found, deliveredMs }, proof.covers.of(key)),
    });
  };

  for (const object of logs) {
    const entries = named.find(evidence.bucket, object.key);
    for (const entry of entries) seen.add(entry);
    const by = entries.flatMap((entry) => entry.by);
    if (!isDelivered(object, options) && !isNamedInRange(by)) continue;
    const claims = claimsOf(by, digests);
    if (claims.verified.length > 0) {
      toHash.set(object, claims);
      continue;
    }
    judge({ bucket: evidence.bucket, key: object.key, object }, claims, "absent");
    options.onProgress?.(1, 0);
  }
  for await (const { object, found } of evidence.hashFiles([...toHash.keys()], options.signal)) {
    const claims = toHash.get(object);
    if (!claims) continue;
    judge({ bucket: evidence.bucket, key: object.key, object }, claims, found);
    options.onProgress?.(1, "sha256" in found ? found.bodyBytes : 0);
  }

  const here = new Map<string, number>();
  const absent: NamedFile[] = [];
  for (const file of named) {
    if (seen.has(file)) {
      for (const { digest } of file.by) here.set(digest, (here.get(digest) ?? 0) + 1);
    } else if (isNamedInRange(file.by) && claimsOf(file.by, digests).verified.length > 0) {
      absent.push(file);
    }
  }
  for await (const { file, object, found } of hashElsewhere(evidence, place, absent, options)) {
    const bucket = evidence.bucket === null ? null : file.bucket;
    judge({ bucket, key: file.key, object }, claimsOf(file.by, digests), found);
  }
  // Whatever came first: the same evidence gives the same result.
  files.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { files, here };
}

/** A file whose name tells no time may have been delivered in any. */
function isDelivered({ deliveredMs }: PlaceObject, range: JudgeOptions): boolean {
  if (deliveredMs === null) return true;
  return isWithin({ startMs: deliveredMs, endMs: deliveredMs + MINUTE_MS }, range);
}

function claimsOf(by: readonly Naming[], digests: KnownDigests): Claims {
  const claims = { verified: [] as NamedBy[], unverified: [] as NamedBy[] };
  for (const { digest, sha256 } of by) {
    const known = digests.get(digest);
    if (known === null) continue;
    claims[known.isVerified ? "verified" : "unverified"].push({ digestKey: known.key, sha256 });
  }
  return claims;
}
