import { findAssignedSecrets, findUrlPasswords } from "./assigned-secrets";
import { findCellSecrets, findPercentSecrets } from "./encoded-secrets";
import { findNamedSecrets, type Secret } from "./named-secrets";
import { findPrivateKeys } from "./private-keys";

export interface MaskedText {
  /** The same text at the same length, with every secret's characters replaced. */
  readonly text: string;
  /** What was masked, each once: paths like `responseElements.credentials.sessionToken`. */
  readonly masked: readonly string[];
}

/** Already hidden, by AWS or by us; hiding it again would hide that fact. */
const HIDDEN =
  /^(?:\*+|HIDDEN_DUE_TO_SECURITY_REASONS|<sensitiveDataRemoved>|Value hidden due to security reasons\.)$/;

/**
 * A record's text with its secrets masked: values under secret names, and what makes a presigned
 * URL usable. Session tokens stand in the record of every AssumeRole call (AWS: logging IAM and STS
 * calls). Only the secrets' own characters change, so JSON stays valid and everything else stays
 * where it was. Any other text, a row of an export or a user agent, is masked as far as it can be
 * read.
 */
export function maskSecrets(text: string): MaskedText {
  const masked = new Set<string>();
  const pieces: string[] = [];
  let done = 0;
  for (const { from, to, path, bareNumber } of findSecrets(text)) {
    // Stars would not be JSON where a number stands.
    pieces.push(text.slice(done, from), (bareNumber ? "1" : "*").repeat(to - from));
    masked.add(path);
    done = to;
  }
  pieces.push(text.slice(done));
  return { text: pieces.join(""), masked: [...masked] };
}

/** The places of a text's secrets, in order; none lies in another or is hidden already. */
export function findSecrets(text: string): readonly Secret[] {
  const found = [
    ...findNamedSecrets(text),
    ...findCellSecrets(text),
    ...findPercentSecrets(text),
    ...findAssignedSecrets(text),
    ...findUrlPasswords(text),
    ...findPrivateKeys(text),
  ].sort((a, b) => a.from - b.from);
  const secrets: Secret[] = [];
  let done = 0;
  for (const secret of found) {
    const { from, to } = secret;
    if (to <= done || from === to || HIDDEN.test(text.slice(from, to))) continue;
    secrets.push({ ...secret, from: Math.max(from, done) });
    done = to;
  }
  return secrets;
}
