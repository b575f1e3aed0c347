import type { ScanStep } from "@/lib/api/analysis-contract";
import { ApiError, fetchStream } from "@/lib/api/fetch-json";
import { readSteps } from "./scan-stream";

const STEP_MS = 200;

/**
 * Reads a scan to its last step, which is the answer; steps before it are shown now and then.
 * Throws ApiError when it breaks off, or the browser's AbortError when the signal fires.
 */
export async function readCounts(
  url: string,
  signal: AbortSignal,
  onStep: (step: ScanStep) => void,
): Promise<ScanStep> {
  let shownAtMs = Number.NEGATIVE_INFINITY;
  for await (const step of readSteps(await fetchStream(url, signal))) {
    if (step.done) return step;
    // Each step holds all counts: one that is overtaken at once need not be drawn.
    if (signal.aborted || performance.now() - shownAtMs < STEP_MS) continue;
    onStep(step);
    shownAtMs = performance.now();
  }
  throw new ApiError({ message: "The reading broke off before its end." });
}
