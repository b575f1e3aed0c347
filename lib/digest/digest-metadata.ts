/** What S3 keeps beside a digest, or a side file holds; null where it is not there. */
export interface DigestMetadata {
  /** As written. */
  readonly signature: string | null;
  readonly algorithm: string | null;
  /** Backfill digests: when it was made, as written. Its key is one of that time. */
  readonly backfillGenerated: string | null;
}

/** The user metadata of an object, names without `x-amz-meta-` (AWS: digest file structure). */
export function readDigestMetadata(metadata: Readonly<Record<string, string>>): DigestMetadata {
  const read = (name: string) => (Object.hasOwn(metadata, name) ? (metadata[name] ?? null) : null);
  return {
    signature: read("signature"),
    algorithm: read("signature-algorithm"),
    backfillGenerated: read("backfill-generation-timestamp"),
  };
}
