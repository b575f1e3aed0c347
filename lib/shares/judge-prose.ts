import { createHash } from "node:crypto";
import type { Case } from "@/lib/api/case-contract";
import type { ProseFinding, Review } from "@/lib/api/review-contract";
import { AppError } from "@/lib/errors";
import { MOST_FINDINGS, scanProse } from "./redact/scan-prose";

/** What the prose of a case tells, and whether a recipient still reads it. */
export function judgeProse(found: Case, review: Review): readonly ProseFinding[] {
  const shown = JSON.stringify(review).toLowerCase();
  return scanProse(found).map(({ where, kind, value }) => {
    const isLeft =
      value !== null &&
      kind !== "access-key" &&
      shown.includes(JSON.stringify(value.toLowerCase()).slice(1, -1));
    const text = JSON.stringify([where, kind, value, isLeft]);
    const id = createHash("sha256").update(text).digest("hex").slice(0, 24);
    return { id, where, kind, value, isLeft };
  });
}

/**
 * Throws AppError `invalid` when the author has not accepted each finding as it is now, and for more
 * findings than anybody looks at.
 */
export function assertAccepted(
  findings: readonly ProseFinding[],
  accepted: readonly string[],
): void {
  if (findings.length > MOST_FINDINGS) {
    const message = `Titles and notes tell more than ${MOST_FINDINGS} things about who and where. Take some out, then share.`;
    throw new AppError("invalid", message, { fields: { accepted: message } });
  }
  const open = findings.filter(({ id }) => !accepted.includes(id));
  if (open.length === 0) return;
  const places = [...new Set(open.map(({ where, kind }) => `${kind} in ${where}`))];
  const message = `Look at what the notes tell and accept each of it first: ${places.slice(0, 5).join("; ")}${places.length > 5 ? "; …" : ""}.`;
  throw new AppError("invalid", message, { fields: { accepted: message } });
}
