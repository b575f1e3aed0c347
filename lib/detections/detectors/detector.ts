import type { Prisma } from "@/lib/db/generated/client";
import type { Finding } from "@/lib/detections/finding";

/** Sums of a principal's UTC day that have changed. */
export interface ChangedDay {
  readonly accountId: number;
  readonly principalId: number;
  /** -Infinity for events without a time, which no detector looks at. */
  readonly dayMs: number;
}

/** Sums of an account's hour that have changed. */
export interface ChangedHour {
  readonly accountId: number;
  readonly hourMs: number;
}

export interface Changes {
  readonly days: readonly ChangedDay[];
  readonly hours: readonly ChangedHour[];
}

export interface DetectorContext {
  readonly nowMs: number;
}

/**
 * What a detector has looked at: alerts of this account whose window begins in this time, and of
 * these principals alone where they are named (the subject's `ct.principal`).
 */
export interface JudgedScope {
  readonly accountId: number;
  readonly fromMs: number;
  /** Infinity: without end. */
  readonly toMs: number;
  readonly principals: readonly string[] | null;
}

/** An alert of the detector in one of the scopes that is not among the findings is withdrawn. */
export interface Judged {
  readonly scopes: readonly JudgedScope[];
  readonly findings: readonly Finding[];
}

/** What a detector reads with: it writes nothing. */
export type ReadTx = Pick<Prisma.TransactionClient, "$queryRaw">;

/**
 * Judges anew all that may have become different by some changes, out of sums and stored events
 * alone: what it says follows from what is indexed, never from the order in which it came.
 */
export type Detect = (tx: ReadTx, changes: Changes, context: DetectorContext) => Promise<Judged>;

export interface Detector {
  readonly name: Finding["detector"];
  readonly detect: Detect;
}

export const NOTHING: Judged = { scopes: [], findings: [] };
