import type { TrailSource } from "@/lib/api/trail-contract";
import { TRAIL_VALUE_NAMES, type TrailValueName, type TrailValues } from "./trail-values";

/** What one source says of a trail at one time. */
export interface TrailStatement {
  readonly from: TrailSource;
  readonly atMs: number;
  /** The event that says so. */
  readonly eventKey: string | null;
  readonly values: TrailValues;
  /** What was said before is no longer about this trail: it was made anew, or deleted. */
  readonly turn?: "created" | "deleted" | undefined;
}

export type FactOrigin = Pick<TrailStatement, "from" | "atMs" | "eventKey">;

export interface TrailFacts {
  readonly values: TrailValues;
  /** Who said each value last. */
  readonly origins: ReadonlyMap<TrailValueName, FactOrigin>;
  /** When it was deleted, if nothing newer says that it is there. */
  readonly deletedMs: number | null;
}

/**
 * What is known of a trail: of each value, what was said last. Digests are delivered late, so they
 * do not show that a deleted trail is there again.
 */
export function trailFacts(statements: readonly TrailStatement[]): TrailFacts {
  let values: TrailValues = {};
  let origins = new Map<TrailValueName, FactOrigin>();
  let deletedMs: number | null = null;
  for (const said of [...statements].sort((a, b) => a.atMs - b.atMs)) {
    if (said.turn !== undefined) {
      values = {};
      origins = new Map();
    }
    if (said.turn === "deleted") deletedMs = said.atMs;
    else if (said.from !== "digests") deletedMs = null;
    if (deletedMs !== null) continue;
    for (const name of TRAIL_VALUE_NAMES) {
      if (said.values[name] === undefined) continue;
      origins.set(name, { from: said.from, atMs: said.atMs, eventKey: said.eventKey });
    }
    values = { ...values, ...said.values };
  }
  return { values, origins, deletedMs };
}
