import { entryOf } from "@/components/shell/verdict-words";
import type { VerificationRun, VerificationRunDetail } from "@/lib/api/integrity-contract";
import type { Standing } from "@/lib/digest/verdict";
import { formatCount, formatCounted } from "@/lib/format/count";
import { formatMoment, formatRange, type Zone } from "@/lib/format/time";

/** What a run comes to. Only one that ended and proved everything in its range counts as proven. */
export function runVerdict({
  state,
  isProven,
  brokenFindings,
}: Pick<VerificationRun, "state" | "isProven" | "brokenFindings">): {
  readonly standing: Standing;
  readonly word: string;
} {
  if (state !== "done") return { standing: "open", word: state };
  if (isProven === true) return { standing: "proven", word: "proven" };
  return { standing: brokenFindings > 0 ? "broken" : "open", word: "not proven" };
}

/** "Run 7 proved 9 993 of 10 000 log files; 5 findings." */
export function runSentence(run: VerificationRunDetail): string {
  const { id, state, progress, summary } = run;
  const found = foundWords(run);
  const looked = `${formatCount(progress.filesDone)} of ${formatCounted(progress.files, "file")}`;
  if (state === "waiting") return `Run ${id} waits for a worker.`;
  if (state === "running") return `Run ${id} has looked at ${looked} so far; ${found}.`;
  if (state === "cancelled") return `Run ${id} was cancelled after ${looked}; ${found} until then.`;
  if (state === "failed") return `Run ${id} failed after ${looked}; ${found} until then.`;
  const files = summary?.files ?? {};
  const total = sumOf(files);
  if (total === 0) return `Run ${id} found no log files in its range; ${found}.`;
  const proven = files.verified ?? 0;
  const share =
    proven === total
      ? `all ${formatCount(total)}`
      : `${formatCount(proven)} of ${formatCount(total)}`;
  return `Run ${id} proved ${share} log ${total === 1 ? "file" : "files"}; ${found}.`;
}

/** "no findings", "5 findings", "5 findings, 1 of them open", "1 open finding". */
function foundWords({ findings, brokenFindings }: VerificationRun): string {
  if (findings === 0) return "no findings";
  if (brokenFindings === 0) return formatCounted(findings, "open finding");
  const open = findings - brokenFindings;
  return `${formatCounted(findings, "finding")}${open === 0 ? "" : `, ${formatCount(open)} of them open`}`;
}

/** The sum of counts by verdict. */
export function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Where the public keys came from, in words. */
export function keySourceWords(keySource: VerificationRun["keySource"]): string {
  switch (keySource) {
    case "api":
      return "from CloudTrail (ListPublicKeys)";
    case "pinned":
      return "from the pinned file";
    case "api+pinned":
      return "from CloudTrail (ListPublicKeys) and from the pinned file";
    case "none":
      return "none: no signature could be checked";
    case null:
      return "not known yet";
  }
}

/** Who asked for a run. */
export function askedBy({
  cause,
  startedBy,
}: Pick<VerificationRun, "cause" | "startedBy">): string {
  return cause === "new-files" ? "the worker, for new files" : startedBy;
}

/** The time of delivery that a run looks at. */
export function rangeWords(
  { fromMs, toMs }: Pick<VerificationRun, "fromMs" | "toMs">,
  zone: Zone,
): string {
  if (fromMs !== null && toMs !== null) return formatRange(fromMs, toMs, zone);
  if (fromMs !== null) return `from ${formatMoment(fromMs, zone)}`;
  return toMs === null ? "all times" : `until ${formatMoment(toMs, zone)}`;
}

/** Seconds that a run took; null while it has not ended. */
export function tookSeconds({
  startedAtMs,
  finishedAtMs,
}: Pick<VerificationRun, "startedAtMs" | "finishedAtMs">): number | null {
  return startedAtMs === null || finishedAtMs === null ? null : (finishedAtMs - startedAtMs) / 1000;
}

const COVERAGE_WORDS: Readonly<Record<string, string>> = {
  verified: "spoken for by verified digests",
  unverified: "by digests that are not verified",
  missing: "without the digest that should be there",
  off: "with validation off",
};

/** How much of the time of delivery is spoken for: "48 spoken for by verified digests, 1 with validation off". */
export function coverageWords(hours: Readonly<Record<string, number>>): string {
  const states = new Set([...Object.keys(COVERAGE_WORDS), ...Object.keys(hours)]);
  const parts = [...states].flatMap((state) => {
    const count = entryOf(hours, state) ?? 0;
    return count > 0 ? [`${formatHours(count)} ${entryOf(COVERAGE_WORDS, state) ?? state}`] : [];
  });
  return parts.length === 0 ? "no digest speaks for any" : parts.join(", ");
}

/** Hours may be parts of one: two digits then. */
function formatHours(hours: number): string {
  return Number.isInteger(hours) ? formatCount(hours) : hours.toFixed(2);
}
