import type { JudgedDigest } from "@/lib/digest/digest";
import type { DeliveryRange } from "./place-result";

const HOUR_MS = 3_600_000;

/** A digest as its log files see it. */
export interface KnownDigest {
  /** As it is listed. */
  readonly key: string;
  readonly trail: string;
  readonly isVerified: boolean;
  readonly isInRange: boolean;
  readonly startMs: number;
  readonly endMs: number;
}

/** The window of a digest: as signed, else the hour before the end that its name tells. */
export function windowOf({ digest, endMs }: JudgedDigest) {
  return { startMs: digest?.startMs ?? endMs - HOUR_MS, endMs: digest?.endMs ?? endMs };
}

/** Whether a window has any time in a range. */
export function isWithin(
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  { fromMs, toMs }: DeliveryRange,
): boolean {
  return (fromMs === null || endMs > fromMs) && (toMs === null || startMs < toMs);
}

/** Digests by the SHA-256 of their body; of copies, one that is verified. */
export class KnownDigests {
  readonly #byHash = new Map<string, KnownDigest>();
  readonly #byKey = new Map<string, KnownDigest>();

  /** `range` is null for one of another bucket: the files that it names are looked for there. */
  add(judged: JudgedDigest, trail: string, range: DeliveryRange | null): void {
    const { sha256, key } = judged;
    if (sha256 === null || this.#byHash.get(sha256)?.isVerified) return;
    const window = windowOf(judged);
    const isVerified = judged.verdict === "verified";
    const isInRange = range !== null && isWithin(window, range);
    const known = { key, trail, isVerified, isInRange, ...window };
    this.#byHash.set(sha256, known);
    this.#byKey.set(key, known);
  }

  /** By its key as it is listed. */
  at(key: string): KnownDigest | null {
    return this.#byKey.get(key) ?? null;
  }

  /** Null for one that could not be read. */
  get(sha256: string): KnownDigest | null {
    return this.#byHash.get(sha256) ?? null;
  }
}
