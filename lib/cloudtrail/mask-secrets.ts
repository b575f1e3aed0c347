import { findAssignedSecrets, findUrlPasswords } from "./assigned-secrets";
import { findNamedSecrets, type Secret } from "./named-secrets";
import { decodeCsvCell } from "./string-literal";

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
  const secrets = [
    ...findNamedSecrets(text),
    ...findCellSecrets(text),
    ...findAssignedSecrets(text),
    ...findUrlPasswords(text),
  ].sort((a, b) => a.from - b.from);

  const masked = new Set<string>();
  const pieces: string[] = [];
  let done = 0;
  for (const { from, to, path, bareNumber } of secrets) {
    if (to <= done || from === to || HIDDEN.test(text.slice(from, to))) continue;
    const start = Math.max(from, done);
    // Stars would not be JSON where a number stands.
    pieces.push(text.slice(done, start), (bareNumber ? "1" : "*").repeat(to - start));
    masked.add(path);
    done = to;
  }
  pieces.push(text.slice(done));
  return { text: pieces.join(""), masked: [...masked] };
}

/** A name between doubled quotes stands in no JSON: the text is a row of a CSV export. */
const DOUBLED_NAME = /""\w/;
const QUOTED_CELL = /"([^"]*(?:""[^"]*)*)"/g;

function findCellSecrets(text: string): readonly Secret[] {
  if (!DOUBLED_NAME.test(text)) return [];
  return [...text.matchAll(QUOTED_CELL)].flatMap((cell) => {
    const from = cell.index + 1;
    const inner = decodeCsvCell(text, from, from + (cell[1]?.length ?? 0));
    return findNamedSecrets(inner.text).map((secret) => ({
      ...secret,
      from: inner.at[secret.from] ?? from,
      to: inner.at[secret.to] ?? from,
    }));
  });
}
