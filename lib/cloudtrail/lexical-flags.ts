import type { FlagSet } from "./flags";

/** A number long enough, or written with an exponent, to hold more than a double can. */
const SUSPICIOUS_NUMBER = /[:,[\s]-?[0-9](?:[0-9.]{15}|[0-9.]*[eE])/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Flags what only the raw text of a record shows: NUL escapes (Postgres text cannot hold one),
 * half surrogate pairs (no UTF-8 can) and numbers that lose digits as JavaScript numbers. Each
 * check starts with one cheap look that settles nearly every record.
 */
export function addLexicalFlags(text: string, flags: FlagSet): void {
  const firstEscape = text.indexOf("\\u");
  if (firstEscape >= 0) readEscapes(text, firstEscape, flags);
  if (LONE_SURROGATE.test(text)) flags.add("lone-surrogate");
  if (SUSPICIOUS_NUMBER.test(text) && hasInexactNumber(text)) flags.add("number-precision");
}

function readEscapes(text: string, from: number, flags: FlagSet): void {
  for (let at = from; at >= 0; at = text.indexOf("\\u", at)) {
    if (isEscapedBackslash(text, at)) {
      at += 2;
      continue;
    }
    const unit = Number.parseInt(text.slice(at + 2, at + 6), 16);
    at += 6;
    if (unit === 0) flags.add("nul-character");
    else if (isLowHalf(unit)) flags.add("lone-surrogate");
    else if (isHighHalf(unit)) {
      const second = text.startsWith("\\u", at)
        ? Number.parseInt(text.slice(at + 2, at + 6), 16)
        : text.charCodeAt(at);
      if (isLowHalf(second)) at += text.charCodeAt(at) === BACKSLASH ? 6 : 1;
      else flags.add("lone-surrogate");
    }
  }
}

/** `\\u0000` in JSON is a backslash and five characters, not an escape. */
function isEscapedBackslash(text: string, at: number): boolean {
  let before = at;
  while (before > 0 && text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 1;
}

/** True when a number outside the strings is not the number JSON.parse makes of it. */
function hasInexactNumber(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
    } else if (isDigit(code) || code === MINUS) {
      const from = at;
      while (isNumberPart(text.charCodeAt(at + 1))) at += 1;
      if (!isExact(text.slice(from, at + 1))) return true;
    }
  }
  return false;
}

/** The place of the closing quote, or the end of a text that has none. */
function endOfString(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) {
    at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  }
  return at;
}

function isExact(literal: string): boolean {
  return decimal(literal) === decimal(String(Number(literal)));
}

/** A number as its significant digits and the power of ten they stand at: equal text, equal number. */
function decimal(literal: string): string {
  const [mantissa = "", exponent = "0"] = literal.toLowerCase().replace(/^-/, "").split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = whole + fraction;
  let first = 0;
  while (digits.charCodeAt(first) === ZERO) first += 1;
  if (first === digits.length) return "0";
  let last = digits.length;
  while (digits.charCodeAt(last - 1) === ZERO) last -= 1;
  return `${digits.slice(first, last)}@${whole.length - first + Number(exponent)}`;
}

const QUOTE = 34;
const MINUS = 45;
const ZERO = 48;
const BACKSLASH = 92;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Digits, `.`, `e`, `E`, `+` and `-`. */
function isNumberPart(code: number): boolean {
  return (
    isDigit(code) || code === 46 || code === 101 || code === 69 || code === 43 || code === MINUS
  );
}

function isHighHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
