import type { CoverageGap } from "@/lib/api/coverage-contract";
import type { HourReason, JudgedHour } from "@/lib/db/coverage/hour-state";
import { formatCounted } from "@/lib/format/count";
import { isUnusualSilence } from "./find-silence";

const HOUR_MS = 3_600_000;

/** Hours in a row of one place for which something should be here and is not. */
export interface FoundGap extends Pick<CoverageGap, "state" | "fromMs" | "toMs" | "reason"> {
  readonly why: HourReason;
}

/** What gaps are looked for in. */
export interface GapSources {
  /** Whole hours. */
  readonly fromMs: number;
  readonly toMs: number;
  /** The hour that begins then; hours before `fromMs` tell what is usual. */
  readonly hour: (startMs: number) => JudgedHour;
  /** Whether anything came in an hour; null where nothing is known of the time. */
  readonly came: (startMs: number) => boolean | null;
  /** Log files of an hour that are known not to be here. */
  readonly countLost: (startMs: number) => number;
  /** Silence later than this is too recent to tell. */
  readonly dueMs: number;
}

/** The gaps of one place in order of time; hours of one state and reason are one gap. */
export function findGaps(sources: GapSources): FoundGap[] {
  const { fromMs, toMs, hour, came, countLost, dueMs } = sources;
  const gaps: FoundGap[] = [];
  for (let startMs = fromMs; startMs < toMs; ) {
    const { state, reason: why } = hour(startMs);
    let endMs = startMs + HOUR_MS;
    while (endMs < toMs && isSame(hour(endMs), state, why)) endMs += HOUR_MS;
    const gap = { fromMs: startMs, toMs: endMs, why };
    if (state === "missing" || state === "off") {
      gaps.push({ ...gap, state, reason: wordsOf(why, startMs, endMs, countLost) });
    } else if (state === "unknown") {
      const untilMs = Math.min(endMs, dueMs);
      if (isUnusualSilence(startMs, untilMs, came)) {
        const reason = wordsOf(why, startMs, untilMs, countLost);
        gaps.push({ ...gap, toMs: untilMs, state, reason });
      }
    }
    startMs = endMs;
  }
  return gaps;
}

function isSame(hour: JudgedHour, state: JudgedHour["state"], why: HourReason): boolean {
  return hour.state === state && hour.reason === why;
}

const WORDS: Readonly<Partial<Record<HourReason, string>>> = {
  "lost-files": "Digests name log files that are not here.",
  "missing-digest": "Digests of this time are not here, so log files may be missing unseen.",
  stopped: "A trail was stopped or deleted, and nothing was delivered.",
  disabled: "The Region was switched off.",
  validation: "No digest speaks for this time: validation or logging was off, and began anew.",
};

function wordsOf(
  why: HourReason,
  fromMs: number,
  toMs: number,
  countLost: (startMs: number) => number,
): string {
  let lost = 0;
  for (let startMs = fromMs; startMs < toMs; startMs += HOUR_MS) lost += countLost(startMs);
  if (lost > 0) {
    return `${formatCounted(lost, "log file")}, signed or listed, not here as delivered.`;
  }
  const silence = `Nothing was delivered for ${formatCounted((toMs - fromMs) / HOUR_MS, "hour")}, when something usually is.`;
  return WORDS[why] ?? silence;
}
