import { findNamedSecrets, type Secret } from "./named-secrets";
import { isSecretName } from "./secret-names";

export interface MaskedText {
  /** The same text at the same length, with every secret's characters replaced. */
  readonly text: string;
  /** What was masked, each once: paths like `responseElements.credentials.sessionToken`. */
  readonly masked: readonly string[];
}

/** Already hidden by AWS; hiding it again would hide that fact. */
const HIDDEN_BY_AWS = "HIDDEN_DUE_TO_SECURITY_REASONS";

/**
 * Raw JSON with its secrets masked: values under secret names, and the signature and token of
 * presigned URLs. Session tokens stand in the record of every AssumeRole call (AWS: logging IAM
 * and STS calls). Only the secrets' own characters change, so the text stays valid JSON and
 * everything else stays where it was. Malformed text is masked as far as it can be read.
 */
export function maskSecrets(text: string): MaskedText {
  const secrets = [
    ...findNamedSecrets(text),
    ...findEmbeddedSecrets(text),
    ...findPresignedSecrets(text),
  ].sort((a, b) => a.from - b.from);

  const masked = new Set<string>();
  const pieces: string[] = [];
  let done = 0;
  for (const { from, to, path, bareNumber } of secrets) {
    const value = text.slice(from, to);
    if (to <= done || value === "" || value === HIDDEN_BY_AWS) continue;
    const start = Math.max(from, done);
    // Stars would not be JSON where a number stands.
    pieces.push(text.slice(done, start), (bareNumber ? "1" : "*").repeat(to - start));
    masked.add(path);
    done = to;
  }
  pieces.push(text.slice(done));
  return { text: pieces.join(""), masked: [...masked] };
}

const EMBEDDED_NAME = /\\"([\w-]{1,64})\\"\s{0,8}:\s{0,8}\\"/g;

/** Secrets in JSON that is itself inside a JSON string, as LookupEvents wraps records. */
function findEmbeddedSecrets(text: string): readonly Secret[] {
  const secrets: Secret[] = [];
  for (const match of text.matchAll(EMBEDDED_NAME)) {
    const name = match[1] ?? "";
    if (!isSecretName(name)) continue;
    const from = match.index + match[0].length;
    secrets.push({ from, to: endOfEmbedded(text, from), path: name, bareNumber: false });
  }
  return secrets;
}

/** The inner string ends at `\"`; its own escapes begin with two backslashes. */
function endOfEmbedded(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const char = text[at];
    if (char === '"' || (char === "\\" && text[at + 1] === '"')) return at;
    if (char !== "\\") at += 1;
    else if (text[at + 1] === "\\") at += text[at + 2] === "\\" ? 4 : 3;
    else at += 2;
  }
  return text.length;
}

const PRESIGNED = /(x-amz-(?:signature|security-token))(?:=|%3d)([^&"'\\\s<>]+)/gi;

/** Query parameters that make a URL usable by whoever has it (AWS: presigned URLs). */
function findPresignedSecrets(text: string): readonly Secret[] {
  const secrets: Secret[] = [];
  for (const match of text.matchAll(PRESIGNED)) {
    const value = match[2] ?? "";
    const from = match.index + match[0].length - value.length;
    // In a URL inside a URL the ampersand is escaped.
    const ampersand = value.search(/%26/i);
    const length = ampersand < 0 ? value.length : ampersand;
    secrets.push({ from, to: from + length, path: match[1] ?? "", bareNumber: false });
  }
  return secrets;
}
