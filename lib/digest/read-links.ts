import type { JudgedDigest, PreviousDigest } from "./digest";
import { findDigests } from "./find-digests";
import { DIGEST_VERDICTS } from "./verdict";

/** How a digest is bound to the one that it names as the one before. */
export type Link =
  /** It names none: validation or logging was switched on. */
  | { readonly kind: "start" }
  /** The one before is the neighbour, is verified, and is the very one that was named. */
  | { readonly kind: "right"; readonly previousEndMs: number }
  /** It is there, and is not as it was named; `detail` is for people. */
  | { readonly kind: "wrong"; readonly detail: string }
  /** It is there, and is not verified: that tells what is wrong already. */
  | { readonly kind: "unproven" }
  | { readonly kind: "absent"; readonly previous: PreviousDigest }
  /** It lies in another bucket, where nobody looked. */
  | { readonly kind: "elsewhere"; readonly previous: PreviousDigest };

/**
 * The links of one chain's digests, given in order of their end; copies of one digest count once. Of
 * digests with an open verdict only this is read, that they name one that is not there. No pointer is
 * followed further than one step, so none can lead in a circle.
 */
export function readLinks(digests: readonly JudgedDigest[]): ReadonlyMap<JudgedDigest, Link> {
  const find = findDigests(digests);
  const verified = distinct(digests.filter(({ verdict }) => verdict === "verified"));
  const open = distinct(digests.filter(({ verdict }) => DIGEST_VERDICTS[verdict] === "open"));
  const rank = new Map(verified.map(({ sha256 }, index) => [sha256, index]));
  const moved = new Set(
    digests.filter(({ verdict }) => verdict === "moved").map(({ sha256 }) => sha256),
  );

  const linkOf = (judged: JudgedDigest): Link => {
    const previous = judged.digest?.previous;
    if (!previous) return { kind: "start" };
    const named = find(previous);
    const target = named.find(({ sha256 }) => sha256 === previous.sha256) ?? named[0];
    if (target === undefined) {
      if (moved.has(previous.sha256)) return { kind: "unproven" };
      const elsewhere = judged.bucket !== null && judged.bucket !== previous.bucket;
      return { kind: elsewhere ? "elsewhere" : "absent", previous };
    }
    const [from, to] = [rank.get(judged.sha256), rank.get(target.sha256)];
    if (target.verdict !== "verified" || from === undefined || to === undefined) {
      return { kind: "unproven" };
    }
    const detail = wrongOrder(judged, from - to) ?? wrongContent(previous, target);
    if (detail !== null) return { kind: "wrong", detail };
    return { kind: "right", previousEndMs: target.digest?.endMs ?? target.endMs };
  };
  const unproven = open
    .filter(({ sha256 }) => !rank.has(sha256))
    .map((judged) => [judged, linkOf(judged)] as const)
    .filter(([, { kind }]) => kind === "absent");
  return new Map([...verified.map((judged) => [judged, linkOf(judged)] as const), ...unproven]);
}

/** Digests of late log files may come in any order; those of each hour follow each other. */
function wrongOrder({ backfill }: JudgedDigest, stepsBack: number): string | null {
  if (stepsBack === 0) return "it names itself as the digest before it";
  if (backfill || stepsBack === 1) return null;
  if (stepsBack < 0) return "it names a digest that ended later as the one before it";
  const between = stepsBack - 1;
  return `it names a digest as the one before it although ${between} verified ${between === 1 ? "one lies" : "ones lie"} between`;
}

function wrongContent(previous: PreviousDigest, target: JudgedDigest): string | null {
  if (previous.sha256 !== target.sha256) {
    return "the digest before it has another hash than this one repeats";
  }
  if (previous.signature.toLowerCase() !== target.signature) {
    return "the digest before it has another signature than this one repeats";
  }
  return null;
}

function distinct(digests: readonly JudgedDigest[]): JudgedDigest[] {
  const seen = new Set<string | null>();
  return digests.filter(({ sha256 }) => !seen.has(sha256) && seen.add(sha256));
}
