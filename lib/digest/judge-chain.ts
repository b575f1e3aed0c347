import { borrowSignatures } from "./borrow-signatures";
import type { ChainFindingRow, ChainOptions, DigestWindow, JudgedChain } from "./chain";
import { findAtStep, interval } from "./chain-findings";
import { type Step, walkChain } from "./chain-steps";
import { windowsAtStep } from "./chain-windows";
import type { JudgedDigest } from "./digest";

/** A digest comes every hour, a little late at times: after this long at least one is lost. */
const LATEST_MS = 135 * 60_000;

/**
 * Judges the digests of one chain together: each by itself was judged before, and each verified one
 * says which came before it (CloudTrail user guide, digest file structure). `judged`: all of them, in
 * any order. One fault makes one finding: next to a digest that is not verified nothing more is said.
 */
export function judgeChain(judged: readonly JudgedDigest[], options: ChainOptions): JudgedChain {
  const digests = borrowSignatures(judged.toSorted(byEnd), options.keyOf);
  const steps = walkChain(digests);
  const tail = missingTail(steps, options);
  const findings = steps.map(findAtStep).filter((finding) => finding !== null);
  const windows = steps.flatMap(windowsAtStep);
  return {
    digests,
    findings: [...findings, ...tail.findings].filter((finding) => isInRange(finding, options)),
    windows: [...windows, ...tail.windows].sort((a, b) => a.startMs - b.startMs),
  };
}

function byEnd(a: JudgedDigest, b: JudgedDigest): number {
  return a.endMs - b.endMs || Number(a.key > b.key) - Number(a.key < b.key);
}

function isInRange({ fromMs, toMs }: ChainFindingRow, range: ChainOptions): boolean {
  const startsInTime = range.toMs === null || fromMs === null || fromMs < range.toMs;
  return startsInTime && (range.fromMs === null || toMs === null || toMs > range.fromMs);
}

/** The newest digests were deleted, or the trail stopped: what the next one would have told. */
function missingTail(
  steps: readonly Step[],
  { knownUntilMs, toMs }: ChainOptions,
): { readonly findings: readonly ChainFindingRow[]; readonly windows: readonly DigestWindow[] } {
  // A digest that nobody signed cannot claim to be the newest of a time that is yet to come.
  const last = steps.findLast(
    ({ judged, endMs }) => judged.verdict === "verified" || endMs <= knownUntilMs,
  );
  const untilMs = Math.min(knownUntilMs, toMs ?? knownUntilMs);
  if (last === undefined || last.judged.backfill || untilMs - last.endMs <= LATEST_MS) {
    return { findings: [], windows: [] };
  }
  const { bucket, key } = last.judged;
  const detail = `this is the newest digest, and others should follow ${interval(last.endMs, untilMs)}`;
  const time = { startMs: last.endMs, endMs: untilMs };
  return {
    findings: [
      { kind: "tail-missing", bucket, key, detail, fromMs: time.startMs, toMs: time.endMs },
    ],
    windows: [{ ...time, state: "missing", digestKey: null }],
  };
}
