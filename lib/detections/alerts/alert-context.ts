import type { ActiveRules } from "@/lib/detections/rules/active-rules";
import type { Suppressor } from "./suppressor";
import type { VersionReader } from "./version-reader";

/** What hits are turned into alerts with, during one transaction. */
export interface AlertContext {
  readonly active: ActiveRules;
  readonly versions: VersionReader;
  readonly suppressor: Suppressor;
  /** Hits looked at in one transaction. */
  readonly pageSize: number;
  readonly nowMs: number;
}
