import type { TrustedKeys } from "@/lib/integrity/judge/judge-options";
import type { ToldResult } from "./told-result";
import type { TrailWorld } from "./trail-world";

/** One fault, or none, in a bucket, and everything that a check must say of it. */
export interface PlantedCase {
  readonly name: string;
  /** Plants it; what has no count is not there at all. */
  readonly plant: (world: TrailWorld) => PlantedWorld;
  /** A folder without side files: nothing of what S3 keeps beside a digest. */
  readonly bare?: boolean;
  /** Only a folder can hold it so, or only a bucket. */
  readonly only?: "folder" | "bucket";
}

export interface PlantedWorld extends Partial<ToldResult> {
  readonly keys?: TrustedKeys;
  /** Asked for instead of the whole; UTC milliseconds. */
  readonly fromMs?: number;
  readonly toMs?: number;
  /** When the bucket was looked at; without it, soon after the newest digest. */
  readonly seenMs?: number;
}
