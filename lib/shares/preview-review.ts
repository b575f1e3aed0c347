import type { ProseFinding, Review } from "@/lib/api/review-contract";
import { assertMay, type Reader } from "@/lib/auth/reader";
import { readCase } from "@/lib/cases/read-case";
import { redactCase } from "./redact/redact-case";
import type { Preset } from "./redact/redactor";
import { scanProse } from "./redact/scan-prose";

/**
 * What a recipient would see if the case were shared now, and what its prose still tells.
 * Throws AppError `forbidden` below lead, `not_found`.
 */
export async function previewReview(
  reader: Reader,
  number: number,
  preset: Preset,
): Promise<{ readonly review: Review; readonly findings: readonly ProseFinding[] }> {
  assertMay(reader, "lead");
  const found = await readCase(reader, number);
  const { review } = redactCase(found, preset, new Date().toISOString());
  return { review, findings: [...scanProse(found)] };
}
