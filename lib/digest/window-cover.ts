import type { DigestWindow } from "./chain";

/** `hole`: between windows; `later`: after the last, so that its digest may still come. */
export type CoverState = DigestWindow["state"] | "hole" | "later";

/** What the digests of a place, all trails together, say about times of delivery. */
export interface WindowCover {
  /** The states within a time, its end not included; empty for a place without any digest. */
  statesDuring(fromMs: number, toMs: number): readonly CoverState[];
}

/** Where several trails speak about one time, the first of these counts. */
const STATES = ["verified", "unverified", "missing", "off"] as const;

/** From here on, up to the next part. */
interface Part {
  readonly fromMs: number;
  readonly state: CoverState;
}

/**
 * `windows`: those of all standard chains of a place, in any order. Before the first one validation
 * was off, unless that one is itself not proven: then nothing is known of the time before either.
 */
export function coverWindows(windows: readonly DigestWindow[]): WindowCover {
  const parts = mergeWindows(windows);
  const [first] = parts;
  if (first !== undefined) {
    const before = first.state === "verified" ? "off" : first.state;
    parts.unshift({ fromMs: Number.NEGATIVE_INFINITY, state: before });
  }
  return {
    statesDuring(fromMs, toMs) {
      const states = new Set<CoverState>();
      for (let at = partAt(parts, fromMs); at < parts.length; at += 1) {
        const part = parts[at];
        if (part === undefined || part.fromMs >= toMs) break;
        states.add(part.state);
      }
      return [...states];
    },
  };
}

function mergeWindows(windows: readonly DigestWindow[]): Part[] {
  const edges = windows
    .filter(({ startMs, endMs }) => startMs < endMs)
    .flatMap(({ startMs, endMs, state }) => [
      { atMs: startMs, state, step: 1 },
      { atMs: endMs, state, step: -1 },
    ])
    .sort((a, b) => a.atMs - b.atMs);
  const open = { verified: 0, unverified: 0, missing: 0, off: 0 };
  const parts: Part[] = [];
  for (const [index, { atMs, state, step }] of edges.entries()) {
    open[state] += step;
    const next = edges[index + 1];
    if (next?.atMs === atMs) continue;
    const now = STATES.find((each) => open[each] > 0) ?? (next === undefined ? "later" : "hole");
    if (parts.at(-1)?.state !== now) parts.push({ fromMs: atMs, state: now });
  }
  return parts;
}

/** Index of the last part that begins at a time or before it; 0 when none does. */
function partAt(parts: readonly Part[], timeMs: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((parts[middle]?.fromMs ?? timeMs) <= timeMs) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
