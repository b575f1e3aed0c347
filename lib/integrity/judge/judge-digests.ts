import type { ChainFindingRow, DigestWindow } from "@/lib/digest/chain";
import type { JudgedDigest } from "@/lib/digest/digest";
import { judgeChain } from "@/lib/digest/judge-chain";
import type { Evidence, Place, PlaceObject } from "@/lib/integrity/evidence";
import { chooseDigests, groupChains, type ListedChain } from "./choose-digests";
import { findKeys } from "./find-keys";
import { followBuckets, ownFindings } from "./follow-buckets";
import type { JudgeOptions } from "./judge-options";
import type { NamedFiles } from "./named-files";
import { type ReadDigest, readDigests } from "./read-digests";

/** A digest of the place with its final verdict. */
export interface PlaceDigest {
  readonly object: PlaceObject;
  readonly judged: JudgedDigest;
}

export interface PlaceChain {
  readonly chain: ListedChain["chain"];
  /** In order of their end; those beside the range included. */
  readonly digests: readonly PlaceDigest[];
  /** Digests of the same chain in other buckets. */
  readonly elsewhere: readonly JudgedDigest[];
  readonly findings: readonly ChainFindingRow[];
  readonly windows: readonly DigestWindow[];
}

export interface JudgedDigests {
  readonly chains: readonly PlaceChain[];
  readonly keyProblem: string | null;
}

/** Reads and judges the digests of a place that can say something about the range. */
export async function judgeDigests(
  evidence: Evidence,
  place: Place,
  objects: readonly PlaceObject[],
  named: NamedFiles,
  options: JudgeOptions,
): Promise<JudgedDigests> {
  const { keys, signal } = options;
  const listed = [...groupChains(objects).values()];
  const chosen = listed.map((chain) => chooseDigests(chain, options));
  // The keys that are at hand; others are asked for by the names that the digests give.
  await keys.keysFor(place.region, 0, 0, signal, []);
  const read = new Map<PlaceObject, ReadDigest>();
  const wanted = chosen.flat().map(({ object }) => object);
  for await (const one of readDigests(evidence, wanted, named, options)) read.set(one.object, one);
  const inOrder = wanted.flatMap((object) => read.get(object) ?? []);
  const { digests, problem } = await findKeys(inOrder, place.region, options);

  const byObject = new Map(digests.map((one) => [one.object, one]));
  const chains: PlaceChain[] = [];
  for (const [index, chain] of listed.entries()) {
    const own = (chosen[index] ?? []).flatMap(({ object }) => byObject.get(object) ?? []);
    chains.push(await judgeListed(evidence, place, chain, own, named, options));
  }
  return { chains, keyProblem: problem };
}

async function judgeListed(
  evidence: Evidence,
  place: Place,
  listed: ListedChain,
  own: readonly ReadDigest[],
  named: NamedFiles,
  options: JudgeOptions,
): Promise<PlaceChain> {
  const judged = own.map((one) => one.judged);
  const elsewhere = await followBuckets(evidence, place, listed, judged, named, options);
  const { keys, fromMs, toMs, otherBuckets } = options;
  const whole = judgeChain([...judged, ...elsewhere], {
    keyOf: keys.keyOf.bind(keys),
    knownUntilMs: evidence.knownUntilMs,
    ...{ fromMs, toMs },
  });
  const objects = new Map(own.map(({ object }) => [object.key, object]));
  const digests = whole.digests.flatMap((one) => {
    const object = one.bucket === evidence.bucket ? objects.get(one.key) : undefined;
    return object ? [{ object, judged: one }] : [];
  });
  return {
    chain: listed.chain,
    digests,
    elsewhere: elsewhere.filter(({ bucket }) => bucket !== evidence.bucket),
    findings: ownFindings(whole.findings, evidence.bucket, otherBuckets),
    windows: whole.windows,
  };
}
