const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Returned where the bytes end before the thing does. */
export const UNFINISHED = -1;

/** True for the four bytes that JSON calls whitespace. */
export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Offset of the first byte at or after `from` that is not whitespace; the length at the end. */
export function skipSpace(bytes: Buffer, from: number): number {
  let at = from;
  while (isSpace(bytes[at])) at += 1;
  return at;
}

/** Offset of the byte after the last one before `to` that is not whitespace. */
export function skipSpaceBack(bytes: Buffer, to: number, from = 0): number {
  let at = to;
  while (at > from && isSpace(bytes[at - 1])) at -= 1;
  return at;
}

/** Offset after the string literal whose opening quote is at `from`, or UNFINISHED. */
export function endOfString(bytes: Buffer, from: number): number {
  for (let at = from + 1; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) return at + 1;
    if (byte === BACKSLASH) at += 1;
  }
  return UNFINISHED;
}

/**
 * Offset after the JSON value that begins at `from`, or UNFINISHED. Only strings and nesting are
 * looked at, in one pass: JSON.parse has to prove that the value is one.
 */
export function endOfValue(bytes: Buffer, from: number): number {
  const first = bytes[from];
  if (first === QUOTE) return endOfString(bytes, from);
  if (first !== OPEN_OBJECT && first !== OPEN_LIST) return endOfScalar(bytes, from);
  let depth = 0;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      const end = endOfString(bytes, at);
      if (end === UNFINISHED) return UNFINISHED;
      at = end - 1;
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      depth += 1;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return UNFINISHED;
}

function endOfScalar(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === 0x2c || byte === CLOSE_LIST || byte === CLOSE_OBJECT || isSpace(byte)) return at;
  }
  return UNFINISHED;
}

export interface Member {
  readonly key: string;
  readonly valueStart: number;
}

/**
 * The member of an object at or after `from` (behind `{` or the value before), `"end"` with the
 * offset of the closing brace, `"bad"` where neither stands there, or UNFINISHED.
 */
export function nextMember(
  bytes: Buffer,
  from: number,
): Member | { readonly end: number } | "bad" | typeof UNFINISHED {
  let at = skipSpace(bytes, from);
  if (bytes[at] === 0x2c) at = skipSpace(bytes, at + 1);
  if (at >= bytes.length) return UNFINISHED;
  if (bytes[at] === CLOSE_OBJECT) return { end: at };
  if (bytes[at] !== QUOTE) return "bad";
  const keyEnd = endOfString(bytes, at);
  if (keyEnd === UNFINISHED) return UNFINISHED;
  const colon = skipSpace(bytes, keyEnd);
  if (colon >= bytes.length) return UNFINISHED;
  if (bytes[colon] !== 0x3a) return "bad";
  const valueStart = skipSpace(bytes, colon + 1);
  if (valueStart >= bytes.length) return UNFINISHED;
  const key = decodeKey(bytes.toString("utf8", at, keyEnd));
  return key === null ? "bad" : { key, valueStart };
}

/** Where the value of a member of the object at `[start, end)` lies: the last one of that name, as in JSON.parse. */
export function findMember(
  bytes: Buffer,
  start: number,
  end: number,
  key: string,
): { start: number; end: number } | null {
  const object = bytes.subarray(start, end);
  let found: { start: number; end: number } | null = null;
  let at = 1;
  for (;;) {
    const member = nextMember(object, at);
    if (typeof member !== "object" || "end" in member) return found;
    at = endOfValue(object, member.valueStart);
    if (at === UNFINISHED) return found;
    if (member.key === key) found = { start: start + member.valueStart, end: start + at };
  }
}

function decodeKey(literal: string): string | null {
  try {
    return JSON.parse(literal);
  } catch {
    return null;
  }
}
