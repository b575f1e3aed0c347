import type { JudgedDigest } from "./digest";
import { sameKey } from "./digest-key";

/**
 * Finds digests by the bucket and key that another one names. In a bucket both must be equal; in a
 * folder the end of the key counts, so copies of one digest can all be the answer.
 */
export function findDigests(
  digests: readonly JudgedDigest[],
): (named: { readonly bucket: string; readonly key: string }) => readonly JudgedDigest[] {
  const byFile = new Map<string, JudgedDigest[]>();
  for (const digest of digests) {
    const file = fileOf(digest.key);
    const same = byFile.get(file);
    if (same === undefined) byFile.set(file, [digest]);
    else same.push(digest);
  }
  return ({ bucket, key }) =>
    (byFile.get(fileOf(key)) ?? []).filter(
      (digest) =>
        (digest.bucket === null || digest.bucket === bucket) &&
        sameKey(digest.key, key, digest.bucket !== null),
    );
}

const fileOf = (key: string): string => key.slice(key.lastIndexOf("/") + 1);
