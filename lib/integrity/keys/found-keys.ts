import type { TrailKey } from "@/lib/digest/digest";

export interface FoundKeys {
  readonly keys: readonly TrailKey[];
  /** What was in the way of more keys, as sentences; null when nothing was. */
  readonly problem: string | null;
}
