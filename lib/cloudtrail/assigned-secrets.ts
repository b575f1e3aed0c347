import type { Secret } from "./named-secrets";
import { isSecretName } from "./secret-names";

/** What stands between a name and its value in URLs and structs, and in YAML and headers. */
const SEPARATOR = /=|%(?:25){0,3}3d|:[ \t]+/gi;
/** The name, without what is left of an escape before it. */
const NAME_BEFORE = /(?:(?<=%)(?:25){0,3}(?:3f|26)|(?<=\\)(?:u0026|[nrt]))?([\w.-]+)'?$/i;
const MAX_NAME = 64;

/** In a URL inside a URL the ampersand is escaped, once or several times. */
const BARE_VALUE = /(?:(?!%(?:25){0,3}26)[^&"'\\\s<>,;})\]])+/y;
/** An escaped quote may also end the text that the name stands in: then no value follows it. */
const QUOTED_VALUE = /(?:\\+"|')(?![\s,:}\]])([^"'\\]+)/y;
/** Credentials and cookies are several words. */
const HEADER_VALUE = /[^"'\\\r\n]+/y;
const HEADER = /(?:authorization|cookie)$/i;
const SCHEME = /(?:basic|bearer|digest|negotiate|token)(?:[ \t+]|%20)+/iy;

/** Parameters that are secret only in the query of a URL (presigned URLs of SigV2, CloudFront, Azure). */
const SECRET_PARAMETER = /^(?:signature|sig|code)$/i;
const IN_QUERY = /(?:[?&]|%(?:25){0,3}(?:3f|26)|\\u0026)$/i;

/** `--password hunter2`, `-Password hunter2`. */
const OPTION = /(?<=^|[\s"'(]|\\[nrt])--?([\w-]{1,64})[ \t]+(?!-)/g;

/**
 * Secrets written as `name=value` or `name: value`: query parameters that make a URL usable by
 * whoever has it (AWS: presigned URLs), structs of an Athena export, YAML, headers, command lines.
 */
export function findAssignedSecrets(text: string): readonly Secret[] {
  const secrets: Secret[] = [];
  let done = 0;
  const add = (name: string, value: Range | null) => {
    if (value) secrets.push({ ...value, path: name, bareNumber: false });
    done = value?.to ?? done;
  };
  for (const { 0: separator, index } of text.matchAll(SEPARATOR)) {
    // A value may hold separators of its own, but it is read once.
    if (index < done) continue;
    const before = text.slice(Math.max(0, index - MAX_NAME), index);
    const name = NAME_BEFORE.exec(before)?.[1] ?? "";
    const isSecret =
      isSecretName(name) ||
      (SECRET_PARAMETER.test(name) && IN_QUERY.test(before.slice(0, -name.length)));
    if (!isSecret) continue;
    const from = index + separator.length;
    const isHeader = separator.startsWith(":") && HEADER.test(name);
    add(name, isHeader ? rangeOf(HEADER_VALUE, text, from) : valueAt(text, from));
  }
  for (const { 0: option, 1: name = "", index } of text.matchAll(OPTION)) {
    if (isSecretName(name)) add(name, valueAt(text, index + option.length));
  }
  return secrets;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function valueAt(text: string, from: number): Range | null {
  const start = rangeOf(SCHEME, text, from)?.to ?? from;
  return rangeOf(QUOTED_VALUE, text, start) ?? rangeOf(BARE_VALUE, text, start);
}

/** Where a sticky pattern matches, or its first group; null when it does not. */
function rangeOf(pattern: RegExp, text: string, from: number): Range | null {
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  if (match === null) return null;
  const to = from + match[0].length;
  return { from: to - (match[1] ?? match[0]).length, to };
}

const USER_IN_URL = /:\/\/([^\s/"'\\@:]{0,128}):([^\s/"'\\@]{1,512})@/g;

/** The password of `https://user:password@host`. */
export function findUrlPasswords(text: string): readonly Secret[] {
  return [...text.matchAll(USER_IN_URL)].map((match) => {
    const from = match.index + "://".length + (match[1]?.length ?? 0) + ":".length;
    return {
      from,
      to: from + (match[2]?.length ?? 0),
      path: "password in a URL",
      bareNumber: false,
    };
  });
}
