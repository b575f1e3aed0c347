import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** S3 user metadata of a digest, without its `x-amz-meta-`. */
export interface ObjectMetadata {
  readonly signature: string;
  readonly "signature-algorithm": string;
}

/** Where generated objects go: a folder, a bucket, or a test's memory. */
export interface Sink {
  /** Stores `body` under the S3 key `key`. Calls may overlap; keys never repeat. */
  put(key: string, body: Uint8Array, metadata?: ObjectMetadata): Promise<void>;
}

/** Writes keys as paths below `folder`; metadata, which files cannot hold, as `<key>.metadata.json`. */
export function folderSink(folder: string): Sink {
  const made = new Map<string, Promise<unknown>>();
  const make = (path: string): Promise<unknown> => {
    const parent = dirname(path);
    const making = made.get(parent) ?? mkdir(parent, { recursive: true });
    made.set(parent, making);
    return making;
  };
  return {
    async put(key, body, metadata) {
      const path = join(folder, key);
      await make(path);
      await writeFile(path, body);
      if (metadata !== undefined) {
        await writeFile(`${path}.metadata.json`, `${JSON.stringify(metadata)}\n`);
      }
    },
  };
}
