import { isSecretName } from "./secret-names";

/** Characters `from` up to `to` are secret; `path` says where that is. */
export interface Secret {
  readonly from: number;
  readonly to: number;
  readonly path: string;
  /** A number outside quotes, which has to stay a number. */
  readonly bareNumber: boolean;
}

interface Frame {
  /** Name, or place in an array, under which the object or array stands. */
  readonly segment: string;
  /** Next place in an array; null in an object. */
  place: number | null;
  /** Everything under a secret name is secret. */
  readonly secret: boolean;
}

/** Deeper paths are cut: they only tell a person where to look. */
const MAX_PATH = 32;

/**
 * The strings and numbers that stand under secret names in JSON text. Malformed text gives what
 * can be read of it; no text makes it throw or recurse.
 */
export function findNamedSecrets(text: string): readonly Secret[] {
  const secrets: Secret[] = [];
  const frames: Frame[] = [];
  let name: string | null = null;

  const segment = () => name ?? (frames.at(-1)?.place == null ? "" : `[${frames.at(-1)?.place}]`);
  const isSecret = () => frames.at(-1)?.secret === true || (name !== null && isSecretName(name));
  const addSecret = (from: number, to: number, bareNumber: boolean) => {
    const path = [...frames.slice(0, MAX_PATH).map((frame) => frame.segment), segment()];
    secrets.push({
      from,
      to,
      path: path.filter(Boolean).join(".").replaceAll(".[", "["),
      bareNumber,
    });
  };

  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      const next = skipSpace(text, end + 1);
      if (text.charCodeAt(next) === COLON) {
        name = unescaped(text.slice(at + 1, end));
        at = next;
      } else {
        if (isSecret()) addSecret(at + 1, end, false);
        at = end;
      }
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      const place = code === OPEN_ARRAY ? 0 : null;
      frames.push({ segment: segment(), place, secret: isSecret() });
      name = null;
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      frames.pop();
      name = null;
    } else if (code === COMMA) {
      const frame = frames.at(-1);
      if (frame !== undefined && frame.place !== null) frame.place += 1;
      name = null;
    } else if (isDigit(code)) {
      const from = at;
      while (isDigit(text.charCodeAt(at + 1))) at += 1;
      if (isSecret()) addSecret(from, at + 1, true);
    }
  }
  return secrets;
}

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** The place of the closing quote, or the end of a text that has none. */
function endOfString(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) {
    at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  }
  return Math.min(at, text.length);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= 32) at += 1;
  return at;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A name may hide behind escapes (`\u0070assword`); parsers undo them, so this does. */
function unescaped(name: string): string {
  if (!name.includes("\\")) return name;
  try {
    return String(JSON.parse(`"${name}"`));
  } catch {
    return name;
  }
}
