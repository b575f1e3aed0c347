import type { Evidence } from "@/lib/integrity/evidence";
import type { JudgeOptions } from "./judge-options";
import { judgePlace } from "./judge-place";
import type { PlaceResult } from "./place-result";

/** Judges everything that there is, place by place. */
export async function* verifyEvidence(
  evidence: Evidence,
  options: JudgeOptions,
): AsyncGenerator<PlaceResult> {
  for (const place of await evidence.listPlaces(options.signal)) {
    yield await judgePlace(evidence, place, options);
  }
}
