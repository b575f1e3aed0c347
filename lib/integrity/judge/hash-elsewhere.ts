import { classifyKey } from "@/lib/cloudtrail/object-key";
import { groupBy } from "@/lib/db/lineage/group-by";
import type { Evidence, FoundFile, Place, PlaceObject } from "@/lib/integrity/evidence";
import type { JudgeOptions } from "./judge-options";
import type { NamedFile } from "./named-files";

export interface FoundElsewhere {
  readonly file: NamedFile;
  readonly object: PlaceObject | null;
  readonly found: FoundFile | "absent";
}

/**
 * Looks for named files that are not in their place: below another account or Region of the same
 * bucket, or in another bucket that is a source itself. No other bucket is asked.
 */
export async function* hashElsewhere(
  evidence: Evidence,
  place: Place,
  files: readonly NamedFile[],
  { otherBuckets, signal }: JudgeOptions,
): AsyncGenerator<FoundElsewhere> {
  for (const [bucket, inBucket] of groupBy(files, (file) => file.bucket)) {
    const isOwn = evidence.bucket === null || evidence.bucket === bucket;
    const there = isOwn ? evidence : otherBuckets?.get(bucket);
    if (!there) {
      const detail = "lies in another bucket, which is not among the sources";
      for (const file of inBucket) {
        yield { file, object: null, found: { problem: "cannot-check", detail } };
      }
      continue;
    }
    for (const [name, inPlace] of groupBy(inBucket, ({ key }) => placeNameOf(key))) {
      const [account = "", region = ""] = name.split(" ");
      const isHere = isOwn && account === place.account && region === place.region;
      const listed = isHere ? [] : await there.listObjects({ ...place, account, region }, signal);
      yield* hashListed(there, listed, inPlace, signal);
    }
  }
}

async function* hashListed(
  there: Evidence,
  listed: readonly PlaceObject[],
  files: readonly NamedFile[],
  signal: AbortSignal,
): AsyncGenerator<FoundElsewhere> {
  const byKey = new Map(files.map((file) => [file.key, file]));
  const objects = listed.filter(({ key }) => byKey.has(key));
  for await (const { object, found } of there.hashFiles(objects, signal)) {
    const file = byKey.get(object.key);
    if (file && byKey.delete(object.key)) yield { file, object, found };
  }
  for (const file of byKey.values()) {
    const detail = there.whyUnseen?.(file.key) ?? null;
    const found = detail === null ? "absent" : { problem: "cannot-check" as const, detail };
    yield { file, object: null, found };
  }
}

function placeNameOf(key: string): string {
  const { accountId, region } = classifyKey(key);
  return `${accountId} ${region}`;
}
