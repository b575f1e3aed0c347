import type { VerificationSummary } from "@/lib/api/integrity-contract";
import { DIGEST_VERDICTS, FILE_VERDICTS } from "@/lib/digest/verdict";

type Counts = Readonly<Record<string, number>>;

/** The figures of several places, or none, as those of one whole. */
export function mergeSummaries(parts: readonly VerificationSummary[]): VerificationSummary {
  return {
    chains: parts.flatMap(({ chains }) => chains),
    digests: sumCounts(parts.map(({ digests }) => digests)),
    files: sumCounts(parts.map(({ files }) => files)),
    kinds: sumCounts(parts.map(({ kinds }) => kinds)),
    coverage: {
      fromMs: least(parts.map(({ coverage }) => coverage.fromMs)),
      toMs: greatest(parts.map(({ coverage }) => coverage.toMs)),
      hours: sumCounts(parts.map(({ coverage }) => coverage.hours)),
    },
  };
}

/**
 * True only when there is something to prove by, and everything is proven: every digest and log
 * file verified, and nothing found.
 */
export function isProven({ chains, digests, files, kinds }: VerificationSummary): boolean {
  const isOpen = (counts: Counts, standings: Readonly<Record<string, string>>) =>
    Object.entries(counts).some(
      ([verdict, count]) =>
        count > 0 && !(Object.hasOwn(standings, verdict) && standings[verdict] === "proven"),
    );
  return (
    chains.length > 0 &&
    !isOpen(digests, DIGEST_VERDICTS) &&
    !isOpen(files, FILE_VERDICTS) &&
    Object.values(kinds).every((count) => count === 0)
  );
}

function sumCounts(counts: readonly Counts[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const [name, count] of counts.flatMap((one) => Object.entries(one))) {
    sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return Object.fromEntries(sums);
}

function least(times: readonly (number | null)[]): number | null {
  return times.reduce(
    (left, right) => (left === null || (right ?? left) < left ? right : left),
    null,
  );
}

function greatest(times: readonly (number | null)[]): number | null {
  return times.reduce(
    (left, right) => (left === null || (right ?? left) > left ? right : left),
    null,
  );
}
