import { createHash } from "node:crypto";
import type { SubjectPart } from "@/lib/detections/finding";

/**
 * What an alert is about, as 32 hex digits. With its detector, its rule and the start of its window
 * this is what an alert is known by, so a window's length is in it too.
 * @param accountIds accounts that set alerts apart; empty where one may be about several
 */
export function subjectHash(
  accountIds: readonly number[],
  windowMs: number,
  subject: readonly SubjectPart[],
): string {
  const parts = subject.map(({ field, value }) => [field, value]);
  return createHash("sha256")
    .update(JSON.stringify([accountIds.toSorted((a, b) => a - b), windowMs, parts]))
    .digest("hex")
    .slice(0, 32);
}
