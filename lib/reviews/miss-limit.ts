export const MISS_WINDOW_MS = 10 * 60_000;
const MOST_OF_ONE = 30;
const MOST_OF_ALL = 600;
/** Addresses that are remembered at once; beyond it the total alone counts. */
const MOST_ADDRESSES = 10_000;

/** Counts tokens that did not fit, by address and together. A token that fits is never held up. */
export class MissLimit {
  #since = 0;
  #total = 0;
  readonly #counts = new Map<string, number>();

  /** Notes a miss at a time (ms); false when there were too many. */
  note(address: string, nowMs: number): boolean {
    if (nowMs - this.#since > MISS_WINDOW_MS) {
      this.#since = nowMs;
      this.#total = 0;
      this.#counts.clear();
    }
    this.#total += 1;
    const count = (this.#counts.get(address) ?? 0) + 1;
    if (count > 1 || this.#counts.size < MOST_ADDRESSES) this.#counts.set(address, count);
    return count <= MOST_OF_ONE && this.#total <= MOST_OF_ALL;
  }
}
