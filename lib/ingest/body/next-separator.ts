import type { BodyWindow } from "./body-window";
import { endOfString, skipSpace, UNFINISHED } from "./scan-json";

const LONGEST_BYTES = 128;

/**
 * Guesses where a record ends, natively: a writer puts the same bytes between all its records, for
 * example `},{"eventVersion"`. The guess must be proven by JSON.parse: no JSON object is the
 * beginning of another, so a slice that parses ends where the record does.
 */
export class NextSeparator {
  #separator: Buffer | null = null;
  /** Bytes from the end of a record to the beginning of the next. */
  #gapBytes = 0;
  /** Absolute offsets: the separator found last, and how far the body was searched. */
  #foundAt = -1;
  #searchedTo = 0;
  #refuted = -1;

  /** Takes the bytes around the end of a proven record for the separator, if they look like one. */
  learn(window: BodyWindow, end: number, inList: boolean): void {
    if (this.#separator) return;
    const { bytes } = window;
    let at = skipSpace(bytes, end);
    if (inList) {
      if (bytes[at] !== 0x2c) return;
      at = skipSpace(bytes, at + 1);
    }
    const quote = skipSpace(bytes, at + 1);
    if (bytes[at] !== 0x7b || bytes[quote] !== 0x22) return;
    const keyEnd = endOfString(bytes, quote);
    if (keyEnd === UNFINISHED || keyEnd - end > LONGEST_BYTES) return;
    this.#separator = Buffer.from(bytes.subarray(end - 1, keyEnd));
    this.#gapBytes = at - end;
    this.#foundAt = -1;
  }

  forget(): void {
    this.#separator = null;
  }

  /** Where the record at `from` probably ends and the next begins; null when nothing tells. */
  guess(window: BodyWindow, from: number): { end: number; next: number } | null {
    if (!this.#separator) return null;
    const { base, bytes } = window;
    const windowEnd = base + bytes.length;
    // Every byte is searched once: the place found last stays good until it was passed.
    if (
      this.#foundAt < base + from ||
      (this.#foundAt === Infinity && windowEnd > this.#searchedTo)
    ) {
      const found = bytes.indexOf(this.#separator, from);
      this.#foundAt = found < 0 ? Infinity : base + found;
      this.#searchedTo = windowEnd;
    }
    if (this.#foundAt === Infinity || this.#foundAt === this.#refuted) return null;
    const end = this.#foundAt - base + 1;
    return { end, next: end + this.#gapBytes };
  }

  /** The last guess was inside a record: do not offer it again. */
  refute(): void {
    this.#refuted = this.#foundAt;
  }
}
