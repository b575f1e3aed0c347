import { createHash } from "node:crypto";
import type { Digest, JudgedDigest, KeyOf } from "./digest";
import { readDigestKey, sameKey } from "./digest-key";
import { readDigestMetadata } from "./digest-metadata";
import { parseDigest } from "./parse-digest";
import { proveSignature, SIGNATURE_FAILED } from "./prove-signature";
import type { DigestVerdict } from "./verdict";

/** A digest file as it was found. */
export interface DigestObject {
  /** Null for a folder. */
  readonly bucket: string | null;
  /** A key that readDigestKey reads. */
  readonly key: string;
  /** The uncompressed body of its one gzip member, or why there is none. */
  readonly body: Buffer | { readonly verdict: DigestVerdict; readonly detail: string };
  /** Null for a copy without it, which the next digest may speak for. `{}`: S3 has none. */
  readonly metadata: Readonly<Record<string, string>> | null;
  /** Whether bucket and key must be the very ones that were signed; a copy's need not be. */
  readonly exactPlace: boolean;
}

const ALGORITHM = "SHA256withRSA";

type Ruling = Pick<JudgedDigest, "verdict" | "detail">;

/**
 * Judges a digest by itself, in the order of `aws cloudtrail validate-logs` and with its words: form,
 * place, algorithm, key, signature. A copy without metadata comes back as `no-signature`, with its
 * content: judgeChain may find the signature in the next digest.
 *
 * Throws RangeError for a key that is not the name of a digest.
 */
export function judgeDigest(object: DigestObject, keyOf: KeyOf): JudgedDigest {
  const { bucket, key, body, metadata, exactPlace } = object;
  const name = readDigestKey(key);
  if (name === null) throw new RangeError("Not the name of a digest file.");
  const { endMs, backfill } = name;
  const unread = {
    bucket: exactPlace ? bucket : null,
    ...{ key, endMs, backfill, digest: null, sha256: null, signature: null, signatureFrom: null },
  };
  if (!Buffer.isBuffer(body)) return { ...unread, verdict: body.verdict, detail: body.detail };

  const sha256 = createHash("sha256").update(body).digest("hex");
  const parsed = parseDigest(body);
  if ("problem" in parsed) return { ...unread, sha256, ...parsed.problem };

  const { digest } = parsed;
  const read = { ...unread, digest, sha256 };
  const wrong = wrongMetadata(object, backfill) ?? wrongPlace(object, digest);
  if (wrong !== null) return { ...read, ...wrong };
  const signature = metadata && readDigestMetadata(metadata).signature;
  if (signature === null) {
    return {
      ...read,
      verdict: "no-signature",
      detail: "the copy has no signature, and no verified digest after it repeats one",
    };
  }
  return {
    ...read,
    ...proveSignature(digest, sha256, signature, name.chain.region, keyOf),
    signature: signature.toLowerCase(),
    signatureFrom: "metadata",
  };
}

function wrongMetadata({ metadata }: DigestObject, backfill: boolean): Ruling | null {
  if (metadata === null) return null;
  const { signature, algorithm, backfillGenerated } = readDigestMetadata(metadata);
  if (signature === null || algorithm === null) {
    return { verdict: "signature-failed", detail: `${SIGNATURE_FAILED}: its metadata has none` };
  }
  if (algorithm !== ALGORITHM) {
    return { verdict: "wrong-algorithm", detail: `its metadata does not say ${ALGORITHM}` };
  }
  if (backfill && !backfillGenerated) {
    return {
      verdict: "invalid-format",
      detail: "invalid format: a backfill digest without backfill-generation-timestamp",
    };
  }
  return null;
}

function wrongPlace({ bucket, key, exactPlace }: DigestObject, digest: Digest): Ruling | null {
  if (!sameKey(key, digest.key, exactPlace) || (exactPlace && bucket !== digest.bucket)) {
    return { verdict: "moved", detail: "has been moved from its original location" };
  }
  if (digest.algorithm !== ALGORITHM) {
    return { verdict: "wrong-algorithm", detail: `digestSignatureAlgorithm is not ${ALGORITHM}` };
  }
  return null;
}
