import { formatTime } from "@/lib/format/time";
import type { ChainFindingRow } from "./chain";
import type { Step } from "./chain-steps";
import { DIGEST_VERDICTS } from "./verdict";

/** What is wrong with one digest or with its link to the one before: one finding at the most. */
export function findAtStep(step: Step): ChainFindingRow | null {
  const { judged, startMs, endMs } = step;
  const { bucket, key, verdict } = judged;
  if (DIGEST_VERDICTS[verdict] === "broken") {
    const detail = judged.detail ?? verdict;
    return { kind: `digest-${verdict}`, bucket, key, detail, fromMs: startMs, toMs: endMs };
  }
  return judged.backfill ? findAtLink(step) : (findAtLink(step) ?? findAtWindow(step));
}

function findAtLink({ judged, ...step }: Step): ChainFindingRow | null {
  const { link, startMs, endMs, endBeforeMs, verifiedUntilMs } = step;
  const { bucket, key } = judged;
  if (link?.kind === "wrong") {
    const { detail } = link;
    return { kind: "link-mismatch", bucket, key, detail, fromMs: startMs, toMs: endMs };
  }
  // A new chain of late log files tells nothing about the trail.
  if (link?.kind === "start" && endBeforeMs !== null && !judged.backfill) {
    const fromMs = Math.min(endBeforeMs, startMs);
    const detail = `validation or logging was off ${interval(fromMs, startMs)}: this digest names none before it`;
    return { kind: "gap", bucket, key, detail, fromMs, toMs: startMs };
  }
  if (link?.kind !== "absent" && link?.kind !== "elsewhere") return null;
  const { previous } = link;
  const time = { fromMs: verifiedUntilMs, toMs: startMs };
  const unknown = `nothing is proven ${interval(verifiedUntilMs, startMs)}`;
  if (link.kind === "absent") {
    const detail = `not found, and the digest after it names it. Others may be missing too: ${unknown}`;
    return { kind: "digest-missing", bucket, key: previous.key, detail, ...time };
  }
  const detail = `the trail wrote to this bucket before, and it is not among the sources: ${unknown}`;
  return {
    kind: "digest-cannot-read",
    bucket: previous.bucket,
    key: previous.key,
    detail,
    ...time,
  };
}

/** The windows of neighbours follow each other without a break (AWS: digest file structure). */
function findAtWindow({ judged, link, startMs }: Step): ChainFindingRow | null {
  if (link?.kind !== "right" || link.previousEndMs === startMs) return null;
  const { bucket, key } = judged;
  const { previousEndMs } = link;
  if (previousEndMs < startMs) {
    const detail = `no digest speaks for the time ${interval(previousEndMs, startMs)}`;
    return { kind: "window-hole", bucket, key, detail, fromMs: previousEndMs, toMs: startMs };
  }
  const detail = `two digests speak for the time ${interval(startMs, previousEndMs)}`;
  return { kind: "window-overlap", bucket, key, detail, fromMs: startMs, toMs: previousEndMs };
}

/** `from … to …`, both in UTC. */
export function interval(fromMs: number | null, toMs: number): string {
  const to = formatTime(toMs, "utc");
  return fromMs === null ? `before ${to}` : `from ${formatTime(fromMs, "utc")} to ${to}`;
}
