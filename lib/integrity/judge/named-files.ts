import type { Digest } from "@/lib/digest/digest";
import { sameKey } from "@/lib/digest/digest-key";
import type { NamedBy } from "@/lib/digest/judge-file";

/** A log file as digests name it. */
export interface NamedFile {
  readonly bucket: string;
  readonly key: string;
  readonly by: Naming[];
}

/** One digest that names a file. */
export interface Naming {
  /** SHA-256 of the digest's body: copies of one digest say the same. */
  readonly digest: string;
  /** As in NamedBy. */
  readonly sha256: NamedBy["sha256"];
}

/** All log files that the digests of a place name: the largest part of what is known of it. */
export class NamedFiles {
  /** By bucket, then by key. */
  readonly #byKey = new Map<string, Map<string, NamedFile>>();
  /** By the last part of the key. */
  readonly #byName = new Map<string, NamedFile[]>();
  readonly #counts = new Map<string, number>();

  /** Takes over what a digest names. `sha256` is that of its body. */
  add(sha256: string, { logFiles, otherAlgorithm }: Digest): void {
    if (this.#counts.has(sha256)) return;
    this.#counts.set(sha256, logFiles.length + otherAlgorithm.length);
    for (const file of logFiles) {
      this.#entry(file).by.push({ digest: sha256, sha256: file.sha256 });
    }
    for (const file of otherAlgorithm) {
      this.#entry(file).by.push({ digest: sha256, sha256: null });
    }
  }

  /** How many files a digest names. */
  countOf(sha256: string): number {
    return this.#counts.get(sha256) ?? 0;
  }

  /** Those that a listed object may be: in a folder (`bucket` null) the end of the key counts. */
  find(bucket: string | null, key: string): readonly NamedFile[] {
    if (bucket === null) {
      const named = this.#byName.get(nameOf(key)) ?? [];
      return named.filter((file) => sameKey(key, file.key, false));
    }
    const file = this.#byKey.get(bucket)?.get(key);
    return file ? [file] : [];
  }

  *[Symbol.iterator](): Generator<NamedFile> {
    for (const files of this.#byName.values()) yield* files;
  }

  #entry({ bucket, key }: { readonly bucket: string; readonly key: string }): NamedFile {
    const inBucket = this.#byKey.get(bucket) ?? new Map<string, NamedFile>();
    this.#byKey.set(bucket, inBucket);
    const known = inBucket.get(key);
    if (known) return known;
    const file = { bucket, key, by: [] };
    inBucket.set(key, file);
    const name = nameOf(key);
    const named = this.#byName.get(name);
    if (named) named.push(file);
    else this.#byName.set(name, [file]);
    return file;
  }
}

const nameOf = (key: string): string => key.slice(key.lastIndexOf("/") + 1);
