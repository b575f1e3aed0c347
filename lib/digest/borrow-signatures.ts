import type { JudgedDigest, KeyOf } from "./digest";
import { readDigestKey } from "./digest-key";
import { findDigests } from "./find-digests";
import { proveSignature } from "./prove-signature";
import { DIGEST_VERDICTS } from "./verdict";

/**
 * Settles the digests of a chain that came without a signature, as copies of a bucket do: the next
 * digest repeats that of the one before (CloudTrail user guide, validating offline). A signature that
 * is right proves itself, whoever repeats it. One that is wrong means that one of the two digests was
 * changed: the older, unless the newer is known to be. Those that nobody speaks for stay
 * `no-signature`. `digests` are in order of their end, which is kept.
 */
export function borrowSignatures(
  digests: readonly JudgedDigest[],
  keyOf: KeyOf,
): readonly JudgedDigest[] {
  const find = findDigests(digests);
  const proofs = new Map<string, ReturnType<typeof proveSignature>>();
  const settled = new Map<JudgedDigest, JudgedDigest>();
  const failures: (readonly [lender: JudgedDigest, digest: JudgedDigest, failed: JudgedDigest])[] =
    [];
  for (const lender of digests.toReversed()) {
    const previous = lender.digest?.previous;
    if (!previous) continue;
    for (const digest of find(previous)) {
      if (digest.verdict !== "no-signature" || settled.has(digest)) continue;
      const proven = prove(digest, previous.signature, keyOf, proofs);
      if (proven.verdict === "signature-failed") failures.push([lender, digest, proven]);
      else settled.set(digest, proven);
    }
  }
  for (const [lender, digest, failed] of failures) {
    const { verdict } = settled.get(lender) ?? lender;
    if (settled.has(digest) || DIGEST_VERDICTS[verdict] === "broken") continue;
    settled.set(digest, failed);
  }
  return digests.map((digest) => settled.get(digest) ?? digest);
}

/** `proofs`: those made before, for copies of both digests. */
function prove(
  judged: JudgedDigest,
  signature: string,
  keyOf: KeyOf,
  proofs: Map<string, ReturnType<typeof proveSignature>>,
): JudgedDigest {
  const { key, digest, sha256 } = judged;
  const region = readDigestKey(key)?.chain.region;
  if (digest === null || sha256 === null || region === undefined) return judged;
  const name = `${region} ${sha256} ${signature}`;
  const proof = proofs.get(name) ?? proveSignature(digest, sha256, signature, region, keyOf);
  proofs.set(name, proof);
  return {
    ...judged,
    ...proof,
    signature: signature.toLowerCase(),
    signatureFrom: "next-digest",
  };
}
