import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { TEST_SIGNING_KEY_PKCS8 } from "@/bench/generator/test-signing-key";
import { basicSecond, dayFolder } from "@/bench/generator/timestamp";
import type { KeyOf, TrailKey } from "@/lib/digest/digest";
import { fingerprintOf } from "@/lib/digest/public-key";

export const HOUR_MS = 3_600_000;
/** When the chains of tests begin. */
export const CHAIN_START_MS = Date.UTC(2026, 6, 1, 5);

export const SIGNING_KEY = createPrivateKey({
  key: Buffer.from(TEST_SIGNING_KEY_PKCS8, "base64"),
  format: "der",
  type: "pkcs8",
});

/** The public half of a key as CloudTrail would list it. */
export function listedKey(
  signer: KeyObject = SIGNING_KEY,
  region = "eu-west-1",
  type: "pkcs1" | "spki" = "pkcs1",
): TrailKey {
  const der = createPublicKey(signer).export({ type, format: "der" });
  const validity = { validFromMs: null, validToMs: null };
  return { region, fingerprint: fingerprintOf(der), der, ...validity, origin: "pinned" };
}

/** Knows these keys and no other. */
export const knowing =
  (...keys: readonly TrailKey[]): KeyOf =>
  (region, fingerprint) =>
    keys.find((key) => key.region === region && key.fingerprint === fingerprint) ?? null;

export interface NamedFile {
  readonly bucket?: string;
  readonly key: string;
  readonly sha256: string;
}

/** A digest as it lies in a bucket. */
export interface SignedObject {
  readonly bucket: string;
  readonly key: string;
  readonly body: Buffer;
  readonly metadata: Readonly<Record<string, string>>;
  readonly endMs: number;
}

/** The JSON of a digest, to be changed before it is signed. */
export type DigestFields = Record<string, unknown>;

export interface NextDigest {
  readonly files?: readonly NamedFile[];
  readonly startMs?: number;
  readonly endMs?: number;
  /** `none`: the chain starts anew, as after validation was off. */
  readonly previous?: SignedObject | "none";
  readonly bucket?: string;
  readonly change?: (fields: DigestFields) => unknown;
}

export interface ChainPlace {
  readonly bucket: string;
  readonly prefix: string;
  readonly account: string;
  readonly region: string;
  readonly trail: string;
  readonly homeRegion: string;
  readonly backfill: boolean;
  readonly signer: KeyObject;
  /** The public half that the digests name. */
  readonly key: TrailKey;
}

/** The hourly digests of one chain, signed as CloudTrail signs them (AWS: digest file structure). */
export class SignedChain {
  readonly place: ChainPlace;
  private last: SignedObject | null = null;

  constructor(place: Partial<ChainPlace> = {}) {
    const signer = place.signer ?? SIGNING_KEY;
    const region = place.region ?? "eu-west-1";
    this.place = {
      ...{ bucket: "trail-logs", prefix: "", account: "111122223333", region },
      ...{ trail: "main", homeRegion: "us-east-1", backfill: false },
      ...{ signer, key: listedKey(signer, region) },
      ...place,
    };
  }

  /** Key of the digest that ends at a time. */
  keyAt(endMs: number): string {
    const { prefix, account, region, trail, homeRegion, backfill } = this.place;
    const folder = `${prefix}AWSLogs/${account}/CloudTrail-Digest/${region}/${dayFolder(endMs)}`;
    const name = `${account}_CloudTrail-Digest_${region}_${trail}_${homeRegion}_${basicSecond(endMs)}`;
    return `${folder}/${name}${backfill ? "_backfill" : ""}.json.gz`;
  }

  /** The next digest: of the hour after the last one, unless told otherwise. */
  next({ files = [], change, ...given }: NextDigest = {}): SignedObject {
    const startMs = given.startMs ?? this.last?.endMs ?? CHAIN_START_MS;
    const endMs = given.endMs ?? startMs + HOUR_MS;
    const bucket = given.bucket ?? this.last?.bucket ?? this.place.bucket;
    const previous = given.previous === "none" ? null : (given.previous ?? this.last);
    const fields: DigestFields = {
      awsAccountId: this.place.account,
      digestStartTime: isoTime(startMs),
      digestEndTime: isoTime(endMs),
      digestS3Bucket: bucket,
      digestS3Object: this.keyAt(endMs),
      digestPublicKeyFingerprint: this.place.key.fingerprint,
      digestSignatureAlgorithm: "SHA256withRSA",
      newestEventTime: null,
      oldestEventTime: null,
      previousDigestS3Bucket: previous?.bucket ?? null,
      previousDigestS3Object: previous?.key ?? null,
      previousDigestHashValue: previous && sha256Of(previous.body),
      previousDigestHashAlgorithm: previous && "SHA-256",
      previousDigestSignature: previous?.metadata.signature ?? null,
      logFiles: files.map((file) => ({
        s3Bucket: file.bucket ?? bucket,
        s3Object: file.key,
        hashValue: file.sha256,
        hashAlgorithm: "SHA-256",
      })),
    };
    change?.(fields);
    const body = Buffer.from(JSON.stringify(fields));
    const key = String(fields.digestS3Object);
    this.last = { bucket, key, body, endMs, metadata: this.metadataOf(fields, body, endMs) };
    return this.last;
  }

  /** As many digests, one an hour. */
  hours(count: number): SignedObject[] {
    return Array.from({ length: count }, () => this.next());
  }

  private metadataOf(fields: DigestFields, body: Buffer, endMs: number): Record<string, string> {
    const { digestEndTime, digestS3Bucket, digestS3Object, previousDigestSignature } = fields;
    const text = `${digestEndTime}\n${digestS3Bucket}/${digestS3Object}\n${sha256Of(body)}\n${previousDigestSignature ?? "null"}`;
    return {
      signature: sign("sha256", Buffer.from(text), this.place.signer).toString("hex"),
      "signature-algorithm": "SHA256withRSA",
      ...(this.place.backfill ? { "backfill-generation-timestamp": isoTime(endMs) } : {}),
    };
  }
}

export const sha256Of = (body: string | Uint8Array): string =>
  createHash("sha256").update(body).digest("hex");

/** The same object with another body, as somebody would write it over the first. */
export function withChangedBody(
  object: SignedObject,
  change: (fields: DigestFields) => unknown,
): SignedObject {
  const fields: DigestFields = JSON.parse(object.body.toString());
  change(fields);
  return { ...object, body: Buffer.from(JSON.stringify(fields)) };
}

const isoTime = (timeMs: number): string => new Date(timeMs).toISOString().replace(".000Z", "Z");
