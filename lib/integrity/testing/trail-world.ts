import { gzipSync } from "node:zlib";
import { basicMinute, dayFolder } from "@/bench/generator/timestamp";
import type { TrailKey } from "@/lib/digest/digest";
import {
  CHAIN_START_MS,
  type ChainPlace,
  HOUR_MS,
  listedKey,
  type NamedFile,
  type NextDigest,
  SignedChain,
  type SignedObject,
  sha256Of,
} from "@/lib/digest/testing/signed-chain";
import type { TrustedKeys } from "@/lib/integrity/judge/judge-options";

/** An object as a bucket holds it. */
export interface WorldObject {
  readonly bytes: Buffer;
  /** Null for a log file, beside which nothing is kept. */
  readonly metadata: Readonly<Record<string, string>> | null;
}

export interface PlantedLog {
  readonly bucket?: string;
  readonly account?: string;
  readonly region?: string;
  readonly body?: string;
  /** Put into the bucket; false for one that digests name and that never was. */
  readonly isThere?: boolean;
}

/** Log files and signed digests below one prefix, with faults planted: to be written somewhere. */
export class TrailWorld {
  readonly objects = new Map<string, WorldObject>();
  #logs = 0;

  constructor(
    readonly prefix = "",
    readonly bucket = "trail-logs",
  ) {}

  /** The same bucket below a further prefix; its objects are its own. */
  under(prefix: string): TrailWorld {
    return new TrailWorld(`${this.prefix}${prefix}`, this.bucket);
  }

  chain(place: Partial<ChainPlace> = {}): SignedChain {
    return new SignedChain({ bucket: this.bucket, prefix: this.prefix, ...place });
  }

  /** A log file, by default of the place of the tests' chains. */
  log(deliveredMs: number, log: PlantedLog = {}): NamedFile {
    const { account = "111122223333", region = "eu-west-1", bucket = this.bucket } = log;
    this.#logs += 1;
    const random = `${this.#logs}`.padStart(16, "a");
    const key = `${this.prefix}AWSLogs/${account}/CloudTrail/${region}/${dayFolder(deliveredMs)}/${account}_CloudTrail_${region}_${basicMinute(deliveredMs)}_${random}.json.gz`;
    const body = log.body ?? JSON.stringify({ Records: [{ eventID: key }] });
    if (log.isThere !== false) this.objects.set(key, { bytes: gzipSync(body), metadata: null });
    return { bucket, key, sha256: sha256Of(body) };
  }

  digest(chain: SignedChain, next: NextDigest = {}): SignedObject {
    return this.put(chain.next(next));
  }

  put(object: SignedObject): SignedObject {
    this.objects.set(object.key, { bytes: gzipSync(object.body), metadata: object.metadata });
    return object;
  }

  /** So many hours, each with one log file delivered in its middle. */
  hours(chain: SignedChain, count: number, startMs = CHAIN_START_MS): WorldHour[] {
    return Array.from({ length: count }, (_, hour) => {
      const { account, region } = chain.place;
      const log = this.log(startMs + (hour + 0.5) * HOUR_MS, { account, region });
      const endMs = startMs + (hour + 1) * HOUR_MS;
      const digest = this.digest(chain, { files: [log], startMs: endMs - HOUR_MS, endMs });
      return { log: log.key, digest: digest.key, signed: digest };
    });
  }

  remove(...keys: readonly string[]): void {
    for (const key of keys) this.objects.delete(key);
  }

  /** Changes what lies at a key as somebody with access to the bucket would. */
  rewrite(key: string, change: (bytes: Buffer) => Buffer): void {
    const { bytes, metadata } = this.at(key);
    this.objects.set(key, { bytes: change(bytes), metadata });
  }

  at(key: string): WorldObject {
    const object = this.objects.get(key);
    if (!object) throw new Error(`Nothing lies at ${key}`);
    return object;
  }
}

/**
 * A trail that was told to write to another bucket after two hours: the log file of the second hour
 * lies in the old bucket, and the digest that names it in the new one.
 */
export function moveTrail(before: TrailWorld, after: TrailWorld): void {
  const chain = before.chain();
  before.hours(chain, 1);
  const late = before.log(CHAIN_START_MS + 1.5 * HOUR_MS);
  after.digest(chain, { bucket: after.bucket, files: [late] });
  after.hours(chain, 2, CHAIN_START_MS + 2 * HOUR_MS);
}

export interface WorldHour {
  readonly log: string;
  readonly digest: string;
  readonly signed: SignedObject;
}

/** Knows these keys and asks nobody for others. */
export function knownKeys(...keys: readonly TrailKey[]): TrustedKeys {
  const known = keys.length > 0 ? keys : [listedKey(), listedKey(undefined, "us-west-2")];
  const find = (region: string) => known.filter((key) => key.region === region);
  return {
    keysFor: async (region) => ({ keys: find(region), problem: null }),
    seekKey: async (region) => ({ keys: find(region), problem: null }),
    keyOf: (region, name) => find(region).find(({ fingerprint }) => fingerprint === name) ?? null,
  };
}
