import type { JudgedDigest } from "@/lib/digest/digest";
import { proveSignature } from "@/lib/digest/prove-signature";
import type { JudgeOptions } from "./judge-options";
import type { ReadDigest } from "./read-digests";

/**
 * Asks for the keys that the digests of one Region name and that are not at hand, and judges the
 * digests again that were waiting for one.
 */
export async function findKeys(
  read: readonly ReadDigest[],
  region: string,
  { keys, signal }: JudgeOptions,
): Promise<{ readonly digests: readonly ReadDigest[]; readonly problem: string | null }> {
  const isUnknown = ({ judged: { digest, verdict } }: ReadDigest) =>
    (verdict === "key-not-found" || verdict === "no-signature") &&
    digest !== null &&
    keys.keyOf(region, digest.fingerprint) === null;
  const problems = new Set<string>();

  const standard = read.filter((one) => !one.judged.backfill && isUnknown(one));
  if (standard.length > 0) {
    const ends = standard.map(({ judged }) => judged.digest?.endMs ?? judged.endMs);
    const fingerprints = new Set(
      standard.flatMap(({ judged }) => judged.digest?.fingerprint ?? []),
    );
    const [fromMs, toMs] = [ends.reduce(least), -ends.map((ms) => -ms).reduce(least)];
    const { problem } = await keys.keysFor(region, fromMs, toMs, signal, fingerprints);
    if (problem !== null) problems.add(problem);
  }
  const sought = new Map<string, number>();
  for (const { judged, generatedMs } of read.filter(
    (one) => one.judged.backfill && isUnknown(one),
  )) {
    if (judged.digest) sought.set(judged.digest.fingerprint, generatedMs ?? judged.endMs);
  }
  for (const [fingerprint, timeMs] of sought) {
    const { problem } = await keys.seekKey(region, fingerprint, timeMs, signal);
    if (problem !== null) problems.add(problem);
  }
  const digests = read.map((one) => ({ ...one, judged: judgeAgain(one.judged, region, keys) }));
  return { digests, problem: problems.size === 0 ? null : [...problems].join(" ") };
}

function judgeAgain(
  judged: JudgedDigest,
  region: string,
  keys: JudgeOptions["keys"],
): JudgedDigest {
  const { verdict, digest, sha256, signature } = judged;
  if (verdict !== "key-not-found" || !digest || !sha256 || !signature) return judged;
  const keyOf = keys.keyOf.bind(keys);
  return { ...judged, ...proveSignature(digest, sha256, signature, region, keyOf) };
}

const least = (a: number, b: number): number => Math.min(a, b);
