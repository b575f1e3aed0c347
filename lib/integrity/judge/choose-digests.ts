import { type ChainId, chainName, readDigestKey } from "@/lib/digest/digest-key";
import type { PlaceObject } from "@/lib/integrity/evidence";
import type { DeliveryRange } from "./place-result";

const HOUR_MS = 3_600_000;
/** A digest that names a file ends at most so long after its delivery. */
const LATEST_MS = 3 * HOUR_MS;

export interface ListedDigest {
  readonly object: PlaceObject;
  /** From its name. */
  readonly endMs: number;
}

export interface ListedChain {
  readonly chain: ChainId;
  /** In order of their end. */
  readonly digests: readonly ListedDigest[];
}

/** The chains that the names of digests tell, by their own name. */
export function groupChains(objects: readonly PlaceObject[]): ReadonlyMap<string, ListedChain> {
  const chains = new Map<string, { readonly chain: ChainId; readonly digests: ListedDigest[] }>();
  for (const object of objects) {
    const named = object.family === "digest" ? readDigestKey(object.key) : null;
    if (named === null) continue;
    const name = chainName(named.chain);
    const known = chains.get(name) ?? { chain: named.chain, digests: [] };
    chains.set(name, known);
    known.digests.push({ object, endMs: named.endMs });
  }
  for (const { digests } of chains.values()) digests.sort((a, b) => a.endMs - b.endMs);
  return chains;
}

/**
 * The digests of a chain that can say something of files delivered in a range, and one more on either
 * side: the one after repeats the signature of the last, and the one before stands for the chain
 * having begun. Digests of late files may come at any time after them.
 */
export function chooseDigests(
  { chain, digests }: ListedChain,
  { fromMs, toMs }: DeliveryRange,
): readonly ListedDigest[] {
  const isLate = ({ endMs }: ListedDigest) => fromMs === null || endMs > fromMs - HOUR_MS;
  const isAfter = ({ endMs }: ListedDigest) =>
    toMs !== null && !chain.backfill && endMs > toMs + LATEST_MS;
  const first = digests.findIndex(isLate);
  const after = digests.findIndex(isAfter);
  const from = first < 0 ? digests.length : first;
  return digests.slice(Math.max(0, from - 1), after < 0 ? digests.length : after + 1);
}
