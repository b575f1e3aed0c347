import type { Evidence } from "@/lib/integrity/evidence";
import type { JudgeOptions } from "@/lib/integrity/judge/judge-options";
import type { PlaceResult } from "@/lib/integrity/judge/place-result";
import { summarizePlace } from "@/lib/integrity/judge/summarize-place";
import { verifyEvidence } from "@/lib/integrity/judge/verify-evidence";
import { mergeSummaries } from "@/lib/integrity/runs/verification-summary";

/** What a check said, as tests compare it. */
export interface ToldResult {
  readonly digests: Readonly<Record<string, number>>;
  readonly files: Readonly<Record<string, number>>;
  /** `kind key`, in order. */
  readonly findings: readonly string[];
}

export function tellResult(results: readonly PlaceResult[]): ToldResult {
  const { digests, files } = mergeSummaries(results.map(summarizePlace));
  const findings = results.flatMap((result) => result.findings);
  return { digests, files, findings: findings.map(({ kind, key }) => `${kind} ${key}`).sort() };
}

/** Judges all places. */
export async function verifyAll(
  evidence: Evidence,
  options: JudgeOptions,
): Promise<readonly PlaceResult[]> {
  const results: PlaceResult[] = [];
  for await (const result of verifyEvidence(evidence, options)) results.push(result);
  return results;
}
