import { isAscii, isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";

const EMPTY = Buffer.alloc(0);
/** Above this size the window doubles each time it grows, so that rereading it stays linear. */
const DOUBLING_BYTES = 2 * 1024 * 1024;

/**
 * The part of a body that was read and not yet handed on. Offsets are relative to its first byte
 * and stay good until `take`.
 */
export class BodyWindow {
  bytes: Buffer = EMPTY;
  /** True once the body has no further bytes: the window then holds its tail. */
  ended = false;
  /** Bytes of the body before the window. */
  base = 0;
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #hash = createHash("sha256");
  #ascii = true;

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Reads on: at least one byte more, unless the body ends. */
  async grow(): Promise<void> {
    const parts = [this.bytes];
    let missingBytes = this.bytes.length > DOUBLING_BYTES ? this.bytes.length : 1;
    while (missingBytes > 0 && !this.ended) {
      const { done, value } = await this.#chunks.next();
      if (done) {
        this.ended = true;
      } else if (value.length > 0) {
        this.#hash.update(value);
        this.#ascii &&= isAscii(value);
        parts.push(value);
        missingBytes -= value.length;
      }
    }
    const full = parts.filter((part) => part.length > 0);
    this.bytes = full.length === 1 && full[0] ? full[0] : Buffer.concat(full);
  }

  /** Removes the first bytes and returns them. */
  take(length: number): Buffer {
    const taken = this.bytes.subarray(0, length);
    this.bytes = this.bytes.subarray(length);
    this.base += length;
    return taken;
  }

  /** The bytes as text. Latin-1 is the faster reading where every byte is ASCII. */
  text(start: number, end: number): string {
    return this.bytes.toString(this.#ascii ? "latin1" : "utf8", start, end);
  }

  isUtf8(start: number, end: number): boolean {
    return this.#ascii || isUtf8(this.bytes.subarray(start, end));
  }

  /** Lower-case hex SHA-256 of the whole body; call once, after the end. */
  sha256(): string {
    return this.#hash.digest("hex");
  }

  /** Lets go of the chunks when the body is not read to its end. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
