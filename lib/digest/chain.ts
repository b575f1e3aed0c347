import type { JudgedDigest, KeyOf } from "./digest";
import type { FindingKind } from "./verdict";

/**
 * What is wrong with a chain, or with one digest of it: a row of the report. Digests with an open
 * verdict make none.
 */
export interface ChainFindingRow {
  readonly kind: FindingKind;
  /** Null for a folder, whose place proves nothing. */
  readonly bucket: string | null;
  readonly key: string;
  /** For people. */
  readonly detail: string;
  /** The time that is concerned, UTC milliseconds; null where it cannot be known. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** A time of delivery that digests speak for, or ought to. Always finite; the end is not part of it. */
export interface DigestWindow {
  readonly startMs: number;
  readonly endMs: number;
  /**
   * `unverified`: a digest is there and not proven. `missing`: one was there, or should be. `off`: a
   * verified digest says that none came before it, so validation or logging was off.
   */
  readonly state: "verified" | "unverified" | "missing" | "off";
  /** Key of the digest, as it is listed; null where none is. */
  readonly digestKey: string | null;
}

export interface ChainOptions {
  readonly keyOf: KeyOf;
  /** Up to when everything delivered would be there, UTC milliseconds. */
  readonly knownUntilMs: number;
  /** The range asked for, UTC milliseconds: findings that lie wholly outside are left out. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

export interface JudgedChain {
  /** In order of their end, each with its final verdict. */
  readonly digests: readonly JudgedDigest[];
  readonly findings: readonly ChainFindingRow[];
  /** In order of their start. */
  readonly windows: readonly DigestWindow[];
}
