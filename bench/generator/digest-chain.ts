import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { GLOBAL_REGION, LOG_BUCKET, ORGANIZATION_ID, type Place, TRAIL_NAME } from "./organization";
import type { ObjectMetadata } from "./sink";
import { TEST_SIGNING_KEY_PKCS8 } from "./test-signing-key";
import { basicSecond, dayFolder, isoSecond } from "./timestamp";

const SIGNING_KEY = createPrivateKey({
  key: Buffer.from(TEST_SIGNING_KEY_PKCS8, "base64"),
  format: "der",
  type: "pkcs8",
});
const PUBLIC_DER = createPublicKey(SIGNING_KEY).export({ type: "pkcs1", format: "der" });
/** CloudTrail names a public key by the MD5 of its DER bytes. */
const FINGERPRINT = createHash("md5").update(PUBLIC_DER).digest("hex");

export const sha256Hex = (body: Uint8Array): string =>
  createHash("sha256").update(body).digest("hex");

/** A delivered log file, as a digest lists it. */
export interface DeliveredFile {
  readonly key: string;
  /** SHA-256 of the uncompressed body. */
  readonly sha256: string;
  readonly newestMs: number;
  readonly oldestMs: number;
}

export interface SignedDigest {
  readonly key: string;
  readonly body: Uint8Array;
  readonly metadata: ObjectMetadata;
}

/**
 * The hourly digests of one account and Region, each holding the hash and signature of the one before
 * (CloudTrail user guide, digest file structure).
 */
export class DigestChain {
  private previous: { key: string; sha256: string; signature: string } | null = null;

  constructor(private readonly place: Place) {}

  /** The digest of the files delivered from `startMs` up to `endMs`; also when there were none. */
  next(startMs: number, endMs: number, files: readonly DeliveredFile[]): SignedDigest {
    const { account, region } = this.place;
    const { previous } = this;
    const key = `AWSLogs/${ORGANIZATION_ID}/${account.id}/CloudTrail-Digest/${region}/${dayFolder(endMs)}/${account.id}_CloudTrail-Digest_${region}_${TRAIL_NAME}_${GLOBAL_REGION}_${basicSecond(endMs)}.json.gz`;
    const newestMs = Math.max(...files.map((file) => file.newestMs));
    const oldestMs = Math.min(...files.map((file) => file.oldestMs));
    const digest = {
      awsAccountId: account.id,
      digestStartTime: isoSecond(startMs),
      digestEndTime: isoSecond(endMs),
      digestS3Bucket: LOG_BUCKET,
      digestS3Object: key,
      digestPublicKeyFingerprint: FINGERPRINT,
      digestSignatureAlgorithm: "SHA256withRSA",
      newestEventTime: files.length === 0 ? null : isoSecond(newestMs),
      oldestEventTime: files.length === 0 ? null : isoSecond(oldestMs),
      previousDigestS3Bucket: previous && LOG_BUCKET,
      previousDigestS3Object: previous?.key ?? null,
      previousDigestHashValue: previous?.sha256 ?? null,
      previousDigestHashAlgorithm: previous && "SHA-256",
      previousDigestSignature: previous?.signature ?? null,
      logFiles: files.map((file) => ({
        s3Bucket: LOG_BUCKET,
        s3Object: file.key,
        hashValue: file.sha256,
        hashAlgorithm: "SHA-256",
        newestEventTime: isoSecond(file.newestMs),
        oldestEventTime: isoSecond(file.oldestMs),
      })),
    };
    const body = Buffer.from(JSON.stringify(digest));
    const sha256 = sha256Hex(body);
    const signed = `${digest.digestEndTime}\n${LOG_BUCKET}/${key}\n${sha256}\n${previous?.signature ?? "null"}`;
    const signature = sign("sha256", Buffer.from(signed), SIGNING_KEY).toString("hex");
    this.previous = { key, sha256, signature };
    return { key, body, metadata: { signature, "signature-algorithm": "SHA256withRSA" } };
  }
}

/** The public key in the form in which pinned keys are kept, once for every Region. */
export function publicKeys(regions: Iterable<string>, fromMs: number, toMs: number) {
  const value = PUBLIC_DER.toString("base64");
  const validity = { validityStart: isoSecond(fromMs), validityEnd: isoSecond(toMs) };
  return [...regions].map((region) => ({ region, fingerprint: FINGERPRINT, value, ...validity }));
}
