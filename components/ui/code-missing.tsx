"use client";

import { useMissedAct } from "./code-on-demand";
import { ErrorNote } from "./error-note";

const ERROR = new Error("Its code did not arrive. What you wrote is still there: try again.");

/** Says that what the reader last asked for could not be done for want of its code, and retries. */
export function CodeMissing() {
  const again = useMissedAct();
  return again === null ? null : (
    <ErrorNote title="This could not be done yet" error={ERROR} onRetry={again} />
  );
}
