import type { Level } from "@/lib/sigma/rule";
import type { DetectorName } from "./detector-names";

/** The identity of a stored event, and when it happened. */
export interface FoundEvent {
  readonly accountId: number;
  readonly eventId: string;
  readonly contentHash: string;
  readonly timeMs: number;
}

/** One part of what an alert is about: a field of the record or a derived one, and its value. */
export interface SubjectPart {
  readonly field: string;
  /** Null where the events do not have the field. Of several values each is a part. */
  readonly value: string | null;
}

/**
 * What a rule or detector has to say about one subject in one window of time. Detector, rule,
 * subject and begin of the window are its identity: whoever says it again says it anew.
 */
export interface Finding {
  readonly detector: DetectorName;
  readonly ruleId?: number;
  readonly versionId?: number;
  readonly subject: readonly SubjectPart[];
  readonly accountIds: readonly number[];
  readonly windowStartMs: number;
  readonly windowEndMs: number;
  readonly firstMs: number;
  readonly lastMs: number;
  /** Events, and those of them that failed. */
  readonly count: number;
  readonly failed: number;
  readonly level: Level;
  readonly title: string;
  /** Why, in one sentence with its numbers; null where the rule's description says it. */
  readonly sentence: string | null;
  /** The same numbers for programs. */
  readonly numbers: Readonly<Record<string, unknown>> | null;
  /** Some of its events, the first ones. */
  readonly events: readonly FoundEvent[];
}
