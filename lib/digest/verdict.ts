/**
 * What a check said. Each verdict stands for one of three: proven; broken, which somebody must look
 * at; and open, which proves nothing either way and is never shown as good.
 */
export type Standing = "proven" | "broken" | "open";

/** Digest files (CloudTrail user guide, validating log file integrity). */
export const DIGEST_VERDICTS = {
  verified: "proven",
  "signature-failed": "broken",
  "invalid-format": "broken",
  moved: "broken",
  "wrong-algorithm": "broken",
  missing: "broken",
  /** Its signature may be right: the key that its fingerprint names is not known here. */
  "key-not-found": "open",
  /** The key is known and cannot be used: damaged, or shorter than 2,048 bits. */
  "bad-key": "open",
  /** A copy without S3's metadata, and no later digest that repeats the signature. */
  "no-signature": "open",
  "cannot-read": "open",
} as const satisfies Readonly<Record<string, Standing>>;

/** Log files. */
export const FILE_VERDICTS = {
  verified: "proven",
  /** Its bytes are not those that CloudTrail signed. */
  mismatch: "broken",
  /** Signed, and not there. */
  missing: "broken",
  /** There, and named by none of the verified digests that cover its delivery. */
  unreferenced: "broken",
  "invalid-format": "broken",
  /** Bytes follow the first gzip member: other readers would read more than was signed. */
  "trailing-data": "broken",
  "wrong-algorithm": "broken",
  /** Validation was off, or never on, when it was delivered. */
  "not-covered": "open",
  /** The digests that could name it are not verified, or the object cannot be read. */
  "cannot-check": "open",
  /** Delivered so lately that its digest is not due yet, or no run has looked at it. */
  "not-checked": "open",
} as const satisfies Readonly<Record<string, Standing>>;

export type DigestVerdict = keyof typeof DIGEST_VERDICTS;
export type FileVerdict = keyof typeof FILE_VERDICTS;

/** What a run reports by itself, beside verdicts of single files: the chain as a whole. */
export const CHAIN_FINDINGS = {
  /** A digest without a predecessor although older ones exist: validation or logging was off. */
  gap: "broken",
  /** The digest before is there, and its hash or signature is not the one that this digest repeats. */
  "link-mismatch": "broken",
  /** The windows of two neighbours leave time between them. */
  "window-hole": "broken",
  "window-overlap": "broken",
  /** The newest digests are missing while logs, or digests of other Regions, go on. */
  "tail-missing": "broken",
  /** Log files, and not one digest. */
  "no-digests": "open",
} as const satisfies Readonly<Record<string, Standing>>;

export type ChainFinding = keyof typeof CHAIN_FINDINGS;
export type FindingKind = `digest-${DigestVerdict}` | `file-${FileVerdict}` | ChainFinding;
