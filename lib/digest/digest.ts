import type { DigestVerdict } from "./verdict";

/** One log file as a digest names it. Hashes are lower-case hex, of the uncompressed body. */
export interface LogFileReference {
  readonly bucket: string;
  readonly key: string;
  readonly sha256: string;
}

/** The digest before, as this one repeats it. */
export interface PreviousDigest {
  readonly bucket: string;
  readonly key: string;
  /** SHA-256 of its uncompressed body, lower-case hex. */
  readonly sha256: string;
  /** As written: signed with the rest. */
  readonly signature: string;
}

/** A digest file that could be read (CloudTrail user guide, digest file structure). */
export interface Digest {
  readonly account: string;
  readonly bucket: string;
  readonly key: string;
  /** As written: signed byte for byte, never formatted anew. */
  readonly endTime: string;
  /** The window is about delivery, not about the events; UTC milliseconds. */
  readonly startMs: number;
  readonly endMs: number;
  /** Lower-case hex; see TrailKey. */
  readonly fingerprint: string;
  readonly algorithm: string;
  /** Null at the start of a chain: validation or logging was switched on. */
  readonly previous: PreviousDigest | null;
  /** Empty: nothing was delivered in the window, and that is signed. */
  readonly logFiles: readonly LogFileReference[];
  /** Log files whose hash is of an algorithm that is not SHA-256: named, and not provable. */
  readonly otherAlgorithm: readonly LogFileReference[];
}

/** One digest with what was found out about it. */
export interface JudgedDigest {
  /** Where it lies: an S3 bucket, or null for a folder, whose place proves nothing. */
  readonly bucket: string | null;
  readonly key: string;
  /** From its name; the chain it belongs to. */
  readonly endMs: number;
  readonly backfill: boolean;
  readonly verdict: DigestVerdict;
  /** For people, in awscli's words where it has some. */
  readonly detail: string | null;
  /** Null when its content could not be read. */
  readonly digest: Digest | null;
  /** SHA-256 of the uncompressed body; null when it could not be read. */
  readonly sha256: string | null;
  /** The signature that was checked, lower-case hex, and where it came from. */
  readonly signature: string | null;
  readonly signatureFrom: "metadata" | "next-digest" | null;
}

/** A public key of CloudTrail, by Region (API ListPublicKeys). */
export interface TrailKey {
  readonly region: string;
  /** MD5 of the DER bytes, lower-case hex: a name, not a proof. */
  readonly fingerprint: string;
  /** PKCS#1 or SPKI. */
  readonly der: Buffer;
  readonly validFromMs: number | null;
  readonly validToMs: number | null;
  readonly origin: "api" | "pinned" | "sample";
}

/** Looks up a key by the source Region of a digest and the fingerprint that it names. */
export type KeyOf = (region: string, fingerprint: string) => TrailKey | null;
