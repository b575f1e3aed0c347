import type { Zone } from "@/lib/format/time";
import type { Pack } from "./pack/pack";

/** All that decides what a report says: with the same request and the same files it says the same. */
export interface ReportRequest {
  readonly pack: Pack;
  /** Half-open, UTC milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Account numbers; empty: all that the reader may see. */
  readonly accounts: readonly string[];
  /** Ids of controls; empty: all of them. */
  readonly sections: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  /** Only files committed up to this sequence. */
  readonly asof: number;
  /** Clock of the days; every time stays UTC. */
  readonly zone: Zone;
  readonly classification: string;
  /** What `now` means, and when the report was made. */
  readonly nowMs: number;
}
