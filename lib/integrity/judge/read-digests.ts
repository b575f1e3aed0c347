import { parseEventTime } from "@/lib/cloudtrail/event-time";
import type { JudgedDigest } from "@/lib/digest/digest";
import { readDigestMetadata } from "@/lib/digest/digest-metadata";
import { judgeDigest } from "@/lib/digest/judge-digest";
import type { Evidence, PlaceObject } from "@/lib/integrity/evidence";
import type { JudgeOptions } from "./judge-options";
import type { NamedFiles } from "./named-files";

/** A digest judged by itself, without the files that it names: `named` has them. */
export interface ReadDigest {
  readonly object: PlaceObject;
  readonly judged: JudgedDigest;
  /** Of a backfill digest: when it was made, UTC milliseconds; null when nothing tells. */
  readonly generatedMs: number | null;
}

/** Reads each digest once and judges it with the keys that are at hand. */
export async function* readDigests(
  evidence: Evidence,
  objects: readonly PlaceObject[],
  named: NamedFiles,
  { keys, signal, onProgress }: JudgeOptions,
): AsyncGenerator<ReadDigest> {
  const { bucket } = evidence;
  const keyOf = keys.keyOf.bind(keys);
  for await (const { object, found } of evidence.readDigests(objects, signal)) {
    const isRead = "body" in found;
    const judged = judgeDigest(
      {
        bucket,
        key: object.key,
        body: isRead ? found.body : { verdict: found.problem, detail: found.detail },
        metadata: isRead ? found.metadata : null,
        exactPlace: bucket !== null,
      },
      keyOf,
    );
    onProgress?.(1, isRead ? found.body.length : 0);
    const metadata = isRead && found.metadata ? readDigestMetadata(found.metadata) : null;
    const generatedMs = parseEventTime(metadata?.backfillGenerated ?? "");
    yield { object, judged: takeFiles(judged, named), generatedMs };
  }
}

/** A digest can name a hundred thousand files: they are kept in one place only. */
function takeFiles(judged: JudgedDigest, named: NamedFiles): JudgedDigest {
  const { digest, sha256 } = judged;
  if (digest === null || sha256 === null) return judged;
  named.add(sha256, digest);
  return { ...judged, digest: { ...digest, logFiles: [], otherAlgorithm: [] } };
}
