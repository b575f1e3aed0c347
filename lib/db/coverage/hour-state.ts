/**
 * What can be said of one hour of one account, Region and family of log files, worst first: where
 * several hours share a cell, the first of these that one of them has is shown.
 */
export const WORST_FIRST = [
  "missing",
  "off",
  "unknown",
  "late",
  "delivered",
  "complete",
  "proven-empty",
] as const;
export type HourState = (typeof WORST_FIRST)[number];

/** Why recording was off: a trail was stopped or deleted, a Region switched off, no digests made. */
export type OffCause = "stopped" | "disabled" | "validation";

/** What decided, for people. */
export type HourReason =
  | OffCause
  | "lost-files"
  | "missing-digest"
  | "waiting"
  | "not-due"
  | "digest-not-due"
  | "proof"
  | "files"
  | "events"
  | "nothing";

/** Everything that speaks for or against one hour. Hours are hours of delivery. */
export interface HourEvidence {
  /** Log files of the family, delivered in the hour and indexed. */
  readonly hasFiles: boolean;
  /** Events of the family that happened in the hour; their file may be of the next one. */
  readonly hasEvents: boolean;
  /** Verified digests speak for the whole hour. */
  readonly isProven: boolean;
  /** A file of the hour was signed or listed, and what was signed is not in the index. */
  readonly isLacking: boolean;
  /** A digest that should speak for a part of the hour is not there. */
  readonly lacksDigest: boolean;
  /** Files of the hour are listed and not read yet. */
  readonly isWaiting: boolean;
  readonly off: OffCause | null;
  /** From the end of the hour to when all that was delivered would be known; null: nothing is known. */
  readonly knownMs: number | null;
  /** Whether the place has digests at all, so that one is to be waited for. */
  readonly hasDigests: boolean;
}

export interface JudgedHour {
  readonly state: HourState;
  readonly reason: HourReason;
}

const HOUR_MS = 3_600_000;
/** Files come within 15 minutes, mostly 5 (CloudTrail user guide, "How CloudTrail works"). */
export const FILES_DUE_MS = 15 * 60_000;
/** The digest of an hour may end an hour later, and is delivered up to 75 minutes after its end. */
export const DIGEST_DUE_MS = 2 * HOUR_MS + 15 * 60_000;

/**
 * The one rule. What contradicts goes before what proves, what proves before what excuses: a trail
 * that was stopped explains silence, never a file that a digest names and that is gone.
 */
export function judgeHour(hour: HourEvidence): JudgedHour {
  const { hasFiles, hasEvents } = hour;
  // Behind what is known, what was off may be on again: nobody would know.
  const off = isBehind(hour) ? null : hour.off;
  const isSilent = !hasFiles && !hasEvents;
  if (hour.isLacking) return { state: "missing", reason: "lost-files" };
  if (hour.isWaiting) return { state: "late", reason: "waiting" };
  if (hour.isProven) return { state: isSilent ? "proven-empty" : "complete", reason: "proof" };
  if (isSilent && off !== null && off !== "validation") return { state: "off", reason: off };
  if (hour.lacksDigest) return { state: "missing", reason: "missing-digest" };
  if (!isSilent) return { state: "delivered", reason: hasFiles ? "files" : "events" };
  if (off !== null) return { state: "off", reason: off };
  return silence(hour);
}

/** Nothing came, and nothing says why: either it is too early, or nobody knows. */
function silence(hour: HourEvidence): JudgedHour {
  const knownMs = hour.knownMs ?? Number.NEGATIVE_INFINITY;
  if (!isBehind(hour)) {
    if (knownMs < FILES_DUE_MS) return { state: "late", reason: "not-due" };
    if (hour.hasDigests && knownMs < DIGEST_DUE_MS) {
      return { state: "late", reason: "digest-not-due" };
    }
  }
  return { state: "unknown", reason: "nothing" };
}

/** The whole hour lies behind the time up to which deliveries are known. */
function isBehind({ knownMs }: HourEvidence): boolean {
  return knownMs === null || knownMs < -HOUR_MS;
}

/** The worst of some states; null for none. */
export function worstState(states: Iterable<HourState>): HourState | null {
  const all = new Set(states);
  return WORST_FIRST.find((state) => all.has(state)) ?? null;
}
