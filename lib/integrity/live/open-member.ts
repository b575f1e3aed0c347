import { createHash } from "node:crypto";
import { BODY_LIMITS, type BodyLimits } from "@/lib/ingest/body/body-limits";
import { FileProblem } from "@/lib/ingest/body/file-problem";
import { gunzipMember } from "@/lib/ingest/body/gunzip-member";
import { isGzip } from "@/lib/ingest/body/gzip-frame";
import type { FoundFile } from "@/lib/integrity/evidence";

const KIB = 1024;

/** Larger bodies are inflated in pieces, which keeps memory small and a second core at work. */
const LOG_LIMITS: BodyLimits = { ...BODY_LIMITS, inflateAtOnceBytes: 64 * KIB };
/** A digest is read as a whole. One that names 100,000 files has about 50 MB. */
const DIGEST_LIMITS: BodyLimits = { ...LOG_LIMITS, decompressedBytes: 128 * KIB * KIB };

/** Why the bytes of an object are not one gzip member, as CloudTrail writes it. */
export type MemberProblem = Extract<FoundFile, { readonly problem: string }> & {
  readonly problem: "invalid-format" | "trailing-data";
};

/** SHA-256 of the uncompressed body: what a digest says of a log file. */
export async function hashMember(bytes: Buffer): Promise<FoundFile> {
  const hash = createHash("sha256");
  let bodyBytes = 0;
  const problem = await readMember(bytes, LOG_LIMITS, (chunk) => {
    hash.update(chunk);
    bodyBytes += chunk.length;
  });
  return problem ?? { sha256: hash.digest("hex"), bodyBytes };
}

/** The uncompressed body of a digest file. */
export async function unpackDigest(bytes: Buffer): Promise<Buffer | MemberProblem> {
  const chunks: Buffer[] = [];
  const problem = await readMember(bytes, DIGEST_LIMITS, (chunk) => chunks.push(chunk));
  return problem ?? Buffer.concat(chunks);
}

async function readMember(
  bytes: Buffer,
  limits: BodyLimits,
  take: (chunk: Buffer) => void,
): Promise<MemberProblem | null> {
  if (!isGzip(bytes)) return { problem: "invalid-format", detail: "invalid format: not gzip" };
  try {
    for await (const chunk of gunzipMember(bytes, limits)) take(chunk);
    return null;
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    const { reason, detail } = error;
    if (reason === "gzip-second-member" || reason === "gzip-trailing-bytes") {
      const words = "unexpected data after end of compressed stream";
      return { problem: "trailing-data", detail: `${words}: ${detail}` };
    }
    return { problem: "invalid-format", detail: `invalid format: ${detail}` };
  }
}
