import { entryOf, standingOf } from "@/components/shell/verdict-words";
import type { Standing } from "@/lib/digest/verdict";

/** How many files or digests have a verdict, and what that verdict says. */
export interface VerdictRow {
  readonly verdict: string;
  readonly standing: Standing;
  readonly meaning: string;
  readonly count: number;
  /** The same at the source, as it was read again last. */
  readonly now: number;
}

/**
 * The verdicts that anything has, in the order of the standings: what is proven, what is broken,
 * what is open. "Verified" always stands first, be it with a zero; names not known here come last.
 */
export function verdictRows(
  standings: Readonly<Record<string, Standing>>,
  meanings: Readonly<Record<string, string>>,
  counts: Readonly<Record<string, number>>,
  now: Readonly<Record<string, number>> = {},
): VerdictRow[] {
  const names = new Set([...Object.keys(standings), ...Object.keys(counts), ...Object.keys(now)]);
  return [...names]
    .map((verdict) => ({
      verdict,
      standing: standingOf(standings, verdict),
      meaning: entryOf(meanings, verdict) ?? "",
      count: counts[verdict] ?? 0,
      now: now[verdict] ?? 0,
    }))
    .filter(({ verdict, count, now: there }) => verdict === "verified" || count + there > 0);
}
