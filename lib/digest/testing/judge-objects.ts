import type { JudgedChain } from "@/lib/digest/chain";
import type { JudgedDigest, KeyOf } from "@/lib/digest/digest";
import { judgeChain } from "@/lib/digest/judge-chain";
import { judgeDigest } from "@/lib/digest/judge-digest";
import { knowing, listedKey, type SignedObject } from "./signed-chain";

export interface Judging {
  /** Default: the key of the tests' chains in eu-west-1. */
  readonly keyOf?: KeyOf;
  /** A folder that such a bucket was copied to: without metadata, and its place proves nothing. */
  readonly copied?: boolean;
  /** Default: an hour after the newest digest. */
  readonly knownUntilMs?: number;
  readonly fromMs?: number;
  readonly toMs?: number;
}

export const TEST_KEYS = knowing(listedKey());

/** One object, where it should lie. */
export function judgeObject(object: SignedObject, { keyOf = TEST_KEYS, copied }: Judging = {}) {
  const { key, body } = object;
  return copied
    ? judgeDigest({ bucket: null, key, body, metadata: null, exactPlace: false }, keyOf)
    : judgeDigest({ ...object, exactPlace: true }, keyOf);
}

/** The objects of one chain, in any order. */
export function judgeObjects(objects: readonly SignedObject[], judging: Judging = {}): JudgedChain {
  const judged = objects.map((object) => judgeObject(object, judging));
  return judgeAll(judged, judging);
}

export function judgeAll(judged: readonly JudgedDigest[], judging: Judging = {}): JudgedChain {
  const newestMs = Math.max(0, ...judged.map(({ endMs }) => endMs));
  return judgeChain(judged, {
    keyOf: judging.keyOf ?? TEST_KEYS,
    knownUntilMs: judging.knownUntilMs ?? newestMs + 3_600_000,
    fromMs: judging.fromMs ?? null,
    toMs: judging.toMs ?? null,
  });
}

/** The verdicts in order of the digests' end. */
export const verdictsOf = ({ digests }: JudgedChain) => digests.map(({ verdict }) => verdict);

export const kindsOf = ({ findings }: JudgedChain) => findings.map(({ kind }) => kind);
