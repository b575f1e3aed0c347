import type { DigestWindow } from "./chain";
import { type Step, USUAL_LENGTH_MS } from "./chain-steps";

/** The time that a digest speaks for, after the time before it for which none does. */
export function windowsAtStep(step: Step): DigestWindow[] {
  const { judged, startMs, endMs } = step;
  const state = judged.verdict === "verified" ? "verified" : "unverified";
  const own = { startMs, endMs, state, digestKey: judged.key } as const;
  const before = windowBefore(step);
  return before === null || judged.backfill ? [own] : [before, own];
}

function windowBefore({ link, startMs, endBeforeMs }: Step): DigestWindow | null {
  const since = (fromMs: number, state: "off" | "missing"): DigestWindow | null =>
    fromMs < startMs ? { startMs: fromMs, endMs: startMs, state, digestKey: null } : null;
  if (link?.kind === "start") return endBeforeMs === null ? null : since(endBeforeMs, "off");
  if (link?.kind !== "absent" && link?.kind !== "elsewhere") return null;
  // Where the evidence begins later than the chain, one hour of what came before is known of.
  return since(endBeforeMs ?? startMs - USUAL_LENGTH_MS, "missing");
}
