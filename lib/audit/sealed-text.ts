import { createHash } from "node:crypto";

/** What the first link follows. */
export const CHAIN_BEGIN = "begin";

/** An entry with its link, each value in the text that is sealed. */
export interface SealedEntry {
  readonly seq: string;
  readonly prev: string;
  readonly hash: string;
  readonly id: string;
  /** ISO 8601, UTC, microseconds. */
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly result: string;
  readonly target: string;
  /** As Postgres writes a `jsonb`. */
  readonly detail: string;
  readonly address: string | null;
  readonly browser: string | null;
  readonly requestId: string | null;
  /** A JSON list. */
  readonly accounts: string;
}

/**
 * The text whose SHA-256 is the hash of an entry's link, the same that the database seals
 * (`audit_sealed` in prisma/migrations/0012_audit): a JSON list of texts, without white space.
 */
export function sealedText(entry: SealedEntry): string {
  return JSON.stringify([
    "trailglass-audit-1",
    entry.seq,
    entry.prev,
    entry.id,
    entry.at,
    entry.actor,
    entry.action,
    entry.result,
    entry.target,
    entry.detail,
    entry.address,
    entry.browser,
    entry.requestId,
    entry.accounts,
  ]);
}

/** The hash that an entry's link must have, in lower-case hex. */
export function sealOf(entry: SealedEntry): string {
  return createHash("sha256").update(sealedText(entry)).digest("hex");
}
