import type { FoundFile } from "@/lib/integrity/evidence";

/** What the ledger says of a file whose bytes are not in the index. */
export interface UnreadFile {
  readonly state: string;
  readonly reason: string | null;
  readonly detail: string | null;
  /** Read, but by files that were written after the run began. */
  readonly isLater: boolean;
}

type Problem = Extract<FoundFile, { readonly problem: string }>;

/** Reasons of the ledger that say that the object is not one whole gzip member (file-problem.ts). */
const NOT_GZIP = new Set([
  "empty",
  "gzip-header",
  "gzip-truncated",
  "gzip-corrupt",
  "gzip-crc",
  "gzip-bomb",
  "unsupported-compression",
]);
/** Reasons that say that a file was read and holds something else than a digest does. */
const NOT_DIGEST = new Set(["not-cloudtrail", "not-json", "utf16", "records-not-a-list"]);
const TRAILING = new Set(["gzip-second-member", "gzip-trailing-bytes"]);

/**
 * Why a file that is in the ledger has no hash. One whose compression is whole and whose content was
 * refused was not hashed: reading it again from its source can still prove it.
 */
export function indexedProblem({ state, reason, detail, isLater }: UnreadFile): Problem {
  const words = detail ?? "";
  if (isLater) return cannotCheck("It was read after the run had begun.");
  switch (state) {
    case "pending":
    case "leased":
      return cannotCheck("It was listed and waits to be read.");
    case "gone":
      return { problem: "missing", detail: words || "It was listed, and gone when it was read." };
    case "blocked":
      return cannotCheck(`It may not be read. ${words}`.trim());
  }
  if (TRAILING.has(reason ?? "")) return { problem: "trailing-data", detail: words };
  if (NOT_GZIP.has(reason ?? "")) return { problem: "invalid-format", detail: words };
  return cannotCheck(`It was not indexed. ${words}`.trim());
}

/** Whether a file that was refused for this reason cannot be a digest, whatever its name says. */
export function isNoDigest(reason: string | null): boolean {
  return NOT_DIGEST.has(reason ?? "");
}

function cannotCheck(detail: string): Problem {
  return { problem: "cannot-check", detail };
}
