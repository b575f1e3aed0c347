import type { Finding, VerificationSummary } from "@/lib/api/integrity-contract";
import type { KeySource } from "@/lib/integrity/keys/key-ring";

/** What a verification says in the end, of a place as it is now or of what is indexed. */
export interface VerifyReport {
  /** Null for all that is indexed. */
  readonly location: string | null;
  /** Number of the run; null for a place, of which nothing is kept. */
  readonly run: number | null;
  /** Times of delivery that were asked for, ISO 8601; null where there is no bound. */
  readonly from: string | null;
  readonly to: string | null;
  readonly keySource: KeySource | null;
  readonly keyProblem: string | null;
  /** Why not everything was looked at; null when it was. */
  readonly problem: string | null;
  readonly isProven: boolean;
  readonly chains: VerificationSummary["chains"];
  readonly digests: VerificationSummary["digests"];
  readonly files: VerificationSummary["files"];
  readonly findings: readonly ReportFinding[];
  readonly coverage: VerificationSummary["coverage"];
}

export type ReportFinding = Pick<
  Finding,
  "kind" | "bucket" | "key" | "detail" | "account" | "region" | "trail" | "fromMs" | "toMs"
>;
