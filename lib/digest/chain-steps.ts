import type { JudgedDigest } from "./digest";
import { type Link, readLinks } from "./read-links";

/** Digests come every hour (AWS: digest file structure). */
export const USUAL_LENGTH_MS = 3_600_000;

/** One digest of a chain with what lies before it. */
export interface Step {
  readonly judged: JudgedDigest;
  /** Null where nothing follows from what the digest names before it, and for a further copy. */
  readonly link: Link | null;
  /** The time it speaks for: as signed, or else the hour before the end that its name tells. */
  readonly startMs: number;
  readonly endMs: number;
  /** End of the digest that ended before, whatever its verdict, and of the last verified one. */
  readonly endBeforeMs: number | null;
  readonly verifiedUntilMs: number | null;
}

/** `digests`: those of one chain, in order of their end, with final verdicts. */
export function walkChain(digests: readonly JudgedDigest[]): readonly Step[] {
  const links = readLinks(digests);
  let newestMs: number | null = null;
  let endBeforeMs: number | null = null;
  let verifiedUntilMs: number | null = null;
  return digests.map((judged) => {
    const signed = judged.verdict === "verified" ? judged.digest : null;
    const endMs = signed?.endMs ?? judged.endMs;
    // Copies of one digest, and forgeries of it, end together.
    if (newestMs !== null && newestMs < endMs) endBeforeMs = newestMs;
    const startMs: number = signed?.startMs ?? startOf(endMs, endBeforeMs);
    const link = links.get(judged) ?? null;
    const step = { judged, link, startMs, endMs, endBeforeMs, verifiedUntilMs };
    newestMs = endMs;
    if (signed !== null) verifiedUntilMs = endMs;
    return step;
  });
}

function startOf(endMs: number, endBeforeMs: number | null): number {
  const startMs = endMs - USUAL_LENGTH_MS;
  return endBeforeMs === null ? startMs : Math.max(startMs, endBeforeMs);
}
