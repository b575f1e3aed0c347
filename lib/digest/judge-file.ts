import type { FileVerdict } from "./verdict";
import type { WindowCover } from "./window-cover";

/** One digest that names the file. */
export interface NamedBy {
  readonly digestKey: string;
  /** Lower-case hex; null when the digest gives a hash that is not SHA-256. */
  readonly sha256: string | null;
}

export interface FileToJudge {
  /** Digests that name it, split by whether they are verified. Standard and backfill alike. */
  readonly verified: readonly NamedBy[];
  readonly unverified: readonly NamedBy[];
  /** Hash of its uncompressed body, lower-case hex, or why there is none. */
  readonly found:
    | { readonly sha256: string }
    | {
        readonly problem: Extract<
          FileVerdict,
          "missing" | "invalid-format" | "trailing-data" | "cannot-check"
        >;
        readonly detail: string;
      }
    | "absent";
  /** From its name, to the minute; UTC milliseconds. */
  readonly deliveredMs: number | null;
}

export interface JudgedFile {
  readonly verdict: FileVerdict;
  /** The digest that proves or contradicts it; else one that names it. */
  readonly digestKey: string | null;
  /** For people, in awscli's words where it has some; null when the verdict says it all. */
  readonly detail: string | null;
}

/** A digest that names a file covers its delivery, or comes a little later. */
const BEFORE_MS = 5 * 60_000;
const AFTER_MS = 2 * 3_600_000;

/**
 * Judges a log file by the digests that name it (CloudTrail user guide, validate the log files), or,
 * when none does, by those that would have had to. `cover` is that of the file's place.
 */
export function judgeFile(file: FileToJudge, cover: WindowCover): JudgedFile {
  const [proof] = file.verified;
  if (proof !== undefined) return judgeNamed(file, proof.digestKey);
  const [claim] = file.unverified;
  if (claim !== undefined) {
    const detail = "the digest that names it is not verified";
    return { verdict: "cannot-check", digestKey: claim.digestKey, detail };
  }
  return { digestKey: null, ...judgeUnnamed(file.deliveredMs, cover) };
}

function judgeNamed({ verified, found }: FileToJudge, digestKey: string): JudgedFile {
  if (found === "absent") return { verdict: "missing", digestKey, detail: "not found" };
  if ("problem" in found) return { verdict: found.problem, digestKey, detail: found.detail };
  const proof = verified.find(({ sha256 }) => sha256 === found.sha256);
  if (proof !== undefined) {
    return { verdict: "verified", digestKey: proof.digestKey, detail: null };
  }
  const contradicting = verified.find(({ sha256 }) => sha256 !== null);
  if (contradicting === undefined) {
    return { verdict: "wrong-algorithm", digestKey, detail: "its hash is not of SHA-256" };
  }
  return {
    verdict: "mismatch",
    digestKey: contradicting.digestKey,
    detail: "hash value doesn't match",
  };
}

function judgeUnnamed(
  deliveredMs: number | null,
  cover: WindowCover,
): Omit<JudgedFile, "digestKey"> {
  if (deliveredMs === null) {
    const detail = "no digest names it, and its name does not tell when it was delivered";
    return { verdict: "cannot-check", detail };
  }
  const states = cover.statesDuring(deliveredMs - BEFORE_MS, deliveredMs + AFTER_MS);
  if (states.length === 0) return { verdict: "not-covered", detail: "there is no digest at all" };
  if (states.includes("off")) {
    return { verdict: "not-covered", detail: "validation was off when it was delivered" };
  }
  if (states.some((state) => state !== "verified" && state !== "later")) {
    const detail = "the digests that could name it are missing or not verified";
    return { verdict: "cannot-check", detail };
  }
  if (states.includes("later")) {
    return { verdict: "not-checked", detail: "the digests that could name it are not due yet" };
  }
  return { verdict: "unreferenced", detail: "no digest of its time names it" };
}
