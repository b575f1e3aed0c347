import type { Digest } from "./digest";

/**
 * The text that CloudTrail signed (user guide, custom implementations of log file validation):
 *
 * ```
 * end time \n bucket/key \n SHA-256 of the uncompressed digest \n signature of the digest before
 * ```
 * All as written in the digest; the word `null` where there is no digest before. `sha256` is
 * lower-case hex.
 */
export function stringToSign(
  digest: Pick<Digest, "endTime" | "bucket" | "key"> & {
    readonly previous: { readonly signature: string } | null;
  },
  sha256: string,
): string {
  const { endTime, bucket, key, previous } = digest;
  return `${endTime}\n${bucket}/${key}\n${sha256}\n${previous?.signature ?? "null"}`;
}
