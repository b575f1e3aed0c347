import type { ProseFinding, Review } from "@/lib/api/review-contract";
import { assertMay, type Reader } from "@/lib/auth/reader";
import { freezeCase } from "./freeze-case";
import type { Preset } from "./redact/redactor";

/**
 * What a recipient would see if the case were shared now, and what its prose tells.
 * Throws AppError `forbidden` below lead, `not_found`.
 */
export async function previewReview(
  reader: Reader,
  number: number,
  preset: Preset,
): Promise<{ readonly review: Review; readonly findings: readonly ProseFinding[] }> {
  assertMay(reader, "lead");
  const { review, findings } = await freezeCase(reader, number, preset, Date.now());
  return { review, findings };
}
