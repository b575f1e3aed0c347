import type { DigestVerdict, FileVerdict, Standing } from "@/lib/digest/verdict";

/** A verdict as people read it: `signature failed`. Queries and exports keep the hyphens. */
export function verdictWord(verdict: string): string {
  return verdict.replaceAll("-", " ");
}

/** What a table says of a name that came from the API; undefined for one that is not known here. */
export function entryOf<Value>(
  table: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** What a verdict stands for; one that is not known here proves nothing. */
export function standingOf(
  standings: Readonly<Record<string, Standing>>,
  verdict: string,
): Standing {
  return entryOf(standings, verdict) ?? "open";
}

/** What each verdict says about a log file. */
export const FILE_MEANINGS: Readonly<Record<FileVerdict, string>> = {
  verified: "Its bytes are those that CloudTrail signed.",
  mismatch: "Its bytes are not those that CloudTrail signed.",
  missing: "CloudTrail signed it, and it is not there.",
  unreferenced:
    "No digest of the time of its delivery names it: CloudTrail may not have written it.",
  "invalid-format": "CloudTrail signed it, and it cannot be unpacked.",
  "trailing-data": "Bytes follow what CloudTrail signed: other programs may read them too.",
  "wrong-algorithm": "The digest names its hash by an algorithm that is not SHA-256.",
  "not-covered": "Validation was off, or not on yet, when it was delivered.",
  "cannot-check": "The digests that could name it are not verified, or it cannot be read.",
  "not-checked": "Its digest is not due yet, or no run has looked at it.",
};

/** What each verdict says about a digest. */
export const DIGEST_MEANINGS: Readonly<Record<DigestVerdict, string>> = {
  verified: "CloudTrail’s signature fits its bytes.",
  "signature-failed":
    "The signature does not fit its bytes: it was changed, or CloudTrail did not write it.",
  "invalid-format": "It cannot be read as a digest.",
  moved: "It says itself that it belongs elsewhere: it was moved, or put in the place of another.",
  "wrong-algorithm": "It names an algorithm that CloudTrail does not use.",
  missing: "The digest after it names it, and it is not there.",
  "key-not-found": "The public key that its fingerprint names is not known here.",
  "bad-key": "The public key that its fingerprint names is damaged or too short.",
  "no-signature": "A copy without its signature, and no later digest repeats it.",
  "cannot-read": "It could not be fetched.",
};
