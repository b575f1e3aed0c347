import { groupBy } from "@/lib/db/lineage/group-by";
import type { DigestWindow } from "@/lib/digest/chain";
import { coverWindows, type WindowCover } from "@/lib/digest/window-cover";

const NO_COVER = coverWindows([]);

/** The windows of one standard chain, with the keys of its digests. */
export interface ChainWindows {
  readonly windows: readonly DigestWindow[];
  readonly keys: readonly string[];
}

/**
 * What digests say about times of delivery, for each prefix of an account: a trail delivers log files
 * and digests below the same prefix, so those of one trail say nothing about files of another prefix.
 */
export class PlaceCovers {
  readonly #covers: ReadonlyMap<string, WindowCover>;

  constructor(
    private readonly account: string,
    chains: readonly ChainWindows[],
  ) {
    const placed = chains.flatMap(({ windows, keys }) => {
      const prefixes = new Set(keys.map((key) => this.prefixOf(key)));
      return [...prefixes].map((prefix) => ({ prefix, windows }));
    });
    const byPrefix = groupBy(placed, ({ prefix }) => prefix);
    this.#covers = new Map(
      [...byPrefix].map(([prefix, some]) => [prefix, coverChains(some.map((one) => one.windows))]),
    );
  }

  of(key: string): WindowCover {
    return this.#covers.get(this.prefixOf(key)) ?? NO_COVER;
  }

  /** Whether any chain speaks for files of a key's prefix. */
  has(key: string): boolean {
    return this.#covers.has(this.prefixOf(key));
  }

  /** What comes before the account's folders; "" for a copy that lost them. */
  prefixOf(key: string): string {
    return key.slice(0, Math.max(0, key.lastIndexOf(`${this.account}/CloudTrail`)));
  }
}

/**
 * Each trail names the log files of its own: one that no digest names may belong to any of those that
 * were there, so what one of them lacks is not made up for by another.
 */
function coverChains(chains: readonly (readonly DigestWindow[])[]): WindowCover {
  const whole = coverWindows(chains.flat());
  if (chains.length === 1) return whole;
  const each = chains.map((windows) => ({
    cover: coverWindows(windows),
    startMs: windows.reduce((least, { startMs }) => Math.min(least, startMs), Infinity),
    endMs: windows.reduce((most, { endMs }) => Math.max(most, endMs), -Infinity),
  }));
  return {
    statesDuring(fromMs, toMs) {
      const own = each.flatMap(({ cover, startMs, endMs }) => {
        const [from, to] = [Math.max(fromMs, startMs), Math.min(toMs, endMs)];
        return from < to ? cover.statesDuring(from, to) : [];
      });
      return [...new Set([...whole.statesDuring(fromMs, toMs), ...own])];
    },
  };
}
