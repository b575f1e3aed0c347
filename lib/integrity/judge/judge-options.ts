import type { Evidence } from "@/lib/integrity/evidence";
import type { KeyRing } from "@/lib/integrity/keys/key-ring";
import type { DeliveryRange } from "./place-result";

/** The public keys that are trusted for the evidence. */
export type TrustedKeys = Pick<KeyRing, "keysFor" | "seekKey" | "keyOf">;

export interface JudgeOptions extends DeliveryRange {
  readonly keys: TrustedKeys;
  readonly signal: AbortSignal;
  /**
   * Other buckets that somebody registered as sources, by name. What a digest names in any other
   * bucket is never asked for: whoever wrote the digest chose that name.
   */
  readonly otherBuckets?: ReadonlyMap<string, Evidence> | undefined;
  /** Told after each object that was looked at, with the bytes read for it. */
  readonly onProgress?: ((files: number, bytes: number) => void) | undefined;
}
