import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { ObjectMetadata, Sink } from "./sink";

const gzipAsync = promisify(gzip);
/** Enough to keep every core at work; each holds one file in memory. */
const MOST_AT_ONCE = 8;
/** Byte of the gzip header that names the writing system; 255 says "unknown" everywhere. */
const GZIP_SYSTEM_OFFSET = 9;

/** Compresses and stores bodies beside the generator's own work, a bounded number at once. */
export class ObjectWriter {
  private readonly running = new Set<Promise<void>>();
  private failure: unknown = null;
  sizeBytes = 0;

  constructor(private readonly sink: Sink) {}

  get busy(): boolean {
    return this.running.size >= MOST_AT_ONCE;
  }

  /** Takes one object; its gzip header carries no time, so equal bodies give equal bytes. */
  add(key: string, body: Uint8Array, metadata?: ObjectMetadata): void {
    const task = this.store(key, body, metadata)
      .catch((error: unknown) => {
        this.failure ??= error;
      })
      .finally(() => this.running.delete(task));
    this.running.add(task);
  }

  /** Waits until there is room for more; throws what went wrong meanwhile. */
  async room(): Promise<void> {
    while (this.busy) await Promise.race(this.running);
    if (this.failure !== null) throw this.failure;
  }

  async finish(): Promise<void> {
    await Promise.all(this.running);
    if (this.failure !== null) throw this.failure;
  }

  private async store(key: string, body: Uint8Array, metadata?: ObjectMetadata): Promise<void> {
    const compressed = await gzipAsync(body, { level: 6 });
    compressed[GZIP_SYSTEM_OFFSET] = 255;
    this.sizeBytes += compressed.length;
    await this.sink.put(key, compressed, metadata);
  }
}
