import type { AwsOptions } from "@/lib/aws/aws-connection";
import { isRegionName } from "@/lib/aws/region-name";
import type { PrismaClient } from "@/lib/db/generated/client";
import type { TrailKey } from "@/lib/digest/digest";
import { KeyAsker } from "./ask-for-keys";
import type { FoundKeys } from "./found-keys";
import { loadStoredKeys, storeKeys } from "./key-store";
import { readPinnedFile } from "./read-pinned-file";
import { sampleKeys } from "./sample-keys";

const HOUR_MS = 3_600_000;
/** A digest that ends beside a change of keys may be signed by the next one. */
const AFTER_MS = 2 * HOUR_MS;

export type KeySource = "api" | "pinned" | "api+pinned" | "none";

export interface KeyRingOptions {
  /** Path of a file of pinned keys. */
  readonly pinnedFile?: string | undefined;
  /** What to ask CloudTrail with; absent or null: it is not asked. */
  readonly aws?: AwsOptions | null | undefined;
  /** Trusts the key that signs the bundled sample: for a source of that kind, and no other. */
  readonly sampleKeys?: boolean | undefined;
}

/**
 * Opens the keys that are trusted for one source: those kept from earlier answers of CloudTrail come
 * first, then pinned ones, then CloudTrail is asked.
 * Throws AppError `invalid` for a pinned file that cannot be used.
 * @param db null for a folder without an index: nothing is kept then
 */
export function openKeyRing(db: PrismaClient | null, options: KeyRingOptions = {}): KeyRing {
  return new KeyRing(db, options);
}

/** The public keys of CloudTrail that are trusted here, by Region: each Region has its own. */
export class KeyRing {
  readonly #regions = new Map<string, Map<string, TrailKey>>();
  readonly #opened = new Map<string, Promise<void>>();
  readonly #sought = new Map<string, Promise<FoundKeys>>();
  readonly #pinned: readonly TrailKey[];
  readonly #asker: KeyAsker | null;

  constructor(
    private readonly db: PrismaClient | null,
    private readonly options: KeyRingOptions,
  ) {
    const { pinnedFile, aws } = options;
    this.#pinned = pinnedFile ? readPinnedFile(pinnedFile) : [];
    this.#asker = aws ? new KeyAsker(aws) : null;
  }

  /**
   * All keys of a Region that are at hand for digests that end in [fromMs, toMs]. CloudTrail is asked
   * up to two hours later; with `fingerprints`, only when one of these is not known.
   * Throws the signal's own reason, and what the database throws.
   */
  async keysFor(
    region: string,
    fromMs: number,
    toMs: number,
    signal: AbortSignal,
    fingerprints?: Iterable<string>,
  ): Promise<FoundKeys> {
    await this.#open(region);
    const isKnown = (fingerprint: string) => this.keyOf(region, fingerprint) !== null;
    if (fingerprints && [...fingerprints].every(isKnown)) return this.#found(region, null);
    return this.#ask(region, fromMs, toMs + AFTER_MS, signal);
  }

  /**
   * The keys with one more, by its name, for a backfill digest: when the name is not known, CloudTrail
   * is asked about the hour before and the hour after its generation, once for each name.
   */
  async seekKey(
    region: string,
    fingerprint: string,
    generatedMs: number,
    signal: AbortSignal,
  ): Promise<FoundKeys> {
    await this.#open(region);
    if (this.keyOf(region, fingerprint)) return this.#found(region, null);
    const name = `${region} ${fingerprint}`;
    const sought =
      this.#sought.get(name) ??
      this.#ask(region, generatedMs - HOUR_MS, generatedMs + HOUR_MS, signal);
    this.#sought.set(name, sought);
    return sought;
  }

  /** A key of those that the two above have brought; null when it is not among them. */
  keyOf(region: string, fingerprint: string): TrailKey | null {
    return this.#regions.get(region)?.get(fingerprint) ?? null;
  }

  /** Where the keys came from that were brought so far. The sample's own key counts as pinned. */
  keySource(): KeySource {
    const keys = [...this.#regions.values()].flatMap((known) => [...known.values()]);
    const isListed = keys.some(({ origin }) => origin === "api");
    const isPinned = keys.some(({ origin }) => origin !== "api");
    if (isListed) return isPinned ? "api+pinned" : "api";
    return isPinned ? "pinned" : "none";
  }

  #open(region: string): Promise<void> {
    const known = this.#opened.get(region);
    if (known) return known;
    const opened = this.#load(region);
    this.#opened.set(region, opened);
    // A database that was away is asked again.
    opened.catch(() => this.#opened.delete(region));
    return opened;
  }

  async #load(region: string): Promise<void> {
    if (!isRegionName(region)) return;
    if (this.db) this.#add(await loadStoredKeys(this.db, region));
    this.#add(this.#pinned.filter((key) => key.region === region));
    if (this.options.sampleKeys) this.#add(sampleKeys(region));
  }

  async #ask(
    region: string,
    fromMs: number,
    toMs: number,
    signal: AbortSignal,
  ): Promise<FoundKeys> {
    if (!this.#asker) return this.#found(region, null);
    const { keys, problem } = await this.#asker.ask(region, fromMs, toMs, signal);
    const fresh = keys.filter(({ fingerprint }) => !this.keyOf(region, fingerprint));
    this.#add(keys);
    if (this.db && fresh.length > 0) await storeKeys(this.db, fresh);
    return this.#found(region, problem);
  }

  /** Keys that came first stay: the fingerprint, an MD5, is a name and no proof. */
  #add(keys: readonly TrailKey[]): void {
    for (const key of keys) {
      const known = this.#regions.get(key.region) ?? new Map<string, TrailKey>();
      this.#regions.set(key.region, known);
      if (!known.has(key.fingerprint)) known.set(key.fingerprint, key);
    }
  }

  #found(region: string, problem: string | null): FoundKeys {
    return { keys: [...(this.#regions.get(region)?.values() ?? [])], problem };
  }
}
