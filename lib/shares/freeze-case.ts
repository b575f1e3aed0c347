import type { ProseFinding, Review } from "@/lib/api/review-contract";
import type { Reader } from "@/lib/auth/reader";
import { readCase } from "@/lib/cases/read-case";
import { judgeProse } from "./judge-prose";
import { readCoverage } from "./read-coverage";
import { redactCase } from "./redact/redact-case";
import type { Preset } from "./redact/redactor";

/** A case as recipients would see it if it were shared at this moment. */
export interface FrozenCase {
  readonly review: Review;
  readonly findings: readonly ProseFinding[];
  /** Ids of the pins that it shows. */
  readonly pins: readonly number[];
}

/** Reads a case and redacts it. Throws AppError `not_found`. */
export async function freezeCase(
  reader: Reader,
  number: number,
  preset: Preset,
  nowMs: number,
): Promise<FrozenCase> {
  const found = await readCase(reader, number);
  const coverage = await readCoverage(reader, found, nowMs);
  const frozenAt = new Date(nowMs).toISOString();
  const { review } = redactCase(found, preset, { frozenAt, coverage });
  return { review, findings: judgeProse(found, review), pins: found.pins.map(({ id }) => id) };
}
