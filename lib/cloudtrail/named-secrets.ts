import { isSecretName } from "./secret-names";
import { decodeJsonLiteral } from "./string-literal";

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
  /** `{"name": "DB_PASSWORD", "value": …}`: the object says that its values are secret. */
  labelled: boolean;
  /** `["--password", …]`: the last text was an option whose value is secret. */
  option: boolean;
  readonly values: Secret[];
}

/** Deeper paths are cut: they only tell a person where to look. */
const MAX_PATH = 32;
/** JSON inside a string inside JSON … Whoever nests deeper has something to hide: it is hidden. */
const MAX_NESTING = 8;

const LABEL = /^(?:parameter|variable|header)?(?:name|key)$/i;
const VALUE = /value$/i;
const OPTION = /^--?[\w-]+$/;

/**
 * The strings and numbers that stand under secret names in JSON text, also in JSON that is itself
 * in a string, as LookupEvents wraps records. Malformed text gives what can be read of it; no text
 * makes it throw.
 */
export function findNamedSecrets(
  text: string,
  above: readonly string[] = [],
  nesting = 0,
): readonly Secret[] {
  const secrets: Secret[] = [];
  const frames: Frame[] = [];
  let name: string | null = null;

  const segment = () => name ?? (frames.at(-1)?.place == null ? "" : `[${frames.at(-1)?.place}]`);
  const isSecret = () => frames.at(-1)?.secret === true || (name !== null && isSecretName(name));
  const path = () =>
    [...above, ...frames.slice(0, MAX_PATH).map((frame) => frame.segment), segment()]
      .filter(Boolean)
      .slice(0, MAX_PATH);
  const found = (from: number, to: number, bareNumber = false): Secret => ({
    from,
    to,
    path: path().join(".").replaceAll(".[", "["),
    bareNumber,
  });
  const close = (frame: Frame | undefined) => {
    if (frame?.labelled) secrets.push(...frame.values);
  };
  const addString = (from: number, to: number) => {
    const frame = frames.at(-1);
    if (isSecret() || frame?.option) secrets.push(found(from, to));
    else if (text.slice(from, to).includes("\\")) {
      if (nesting === MAX_NESTING) secrets.push(found(from, to));
      else secrets.push(...nestedSecrets(text, from, to, path(), nesting));
    }
    if (frame === undefined) return;
    if (frame.place !== null) frame.option = isOption(text.slice(from, to));
    if (name === null) return;
    if (VALUE.test(name)) frame.values.push(found(from, to));
    else if (LABEL.test(name)) frame.labelled ||= isSecretName(unescaped(text.slice(from, to)));
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
        addString(at + 1, end);
        at = end;
      }
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      const place = code === OPEN_ARRAY ? 0 : null;
      frames.push({
        segment: segment(),
        place,
        secret: isSecret(),
        labelled: false,
        option: false,
        values: [],
      });
      name = null;
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      close(frames.pop());
      name = null;
    } else if (code === COMMA) {
      const frame = frames.at(-1);
      if (frame !== undefined && frame.place !== null) frame.place += 1;
      name = null;
    } else if (isDigit(code)) {
      const from = at;
      while (isDigit(text.charCodeAt(at + 1))) at += 1;
      if (isSecret()) secrets.push(found(from, at + 1, true));
      else if (name !== null && VALUE.test(name))
        frames.at(-1)?.values.push(found(from, at + 1, true));
    }
  }
  for (const frame of frames) close(frame);
  return secrets;
}

function isOption(text: string): boolean {
  return OPTION.test(text) && isSecretName(text);
}

/** The secrets of JSON inside a string, as places in the text around it. */
function nestedSecrets(
  text: string,
  from: number,
  to: number,
  above: readonly string[],
  nesting: number,
): Secret[] {
  const inner = decodeJsonLiteral(text, from, to);
  return findNamedSecrets(inner.text, above, nesting + 1).map((secret) => ({
    ...secret,
    from: inner.at[secret.from] ?? from,
    to: inner.at[secret.to] ?? to,
    // Inside the quotes any character may stand.
    bareNumber: false,
  }));
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
  return name.includes("\\") ? decodeJsonLiteral(name, 0, name.length).text : name;
}
