/** The bytes of an address in network order: 4 for IPv4, 16 for IPv6. */
export type AddressBytes = readonly number[];

const DOT = 46;
const COLON = 58;

/**
 * Reads an IPv4 or IPv6 address in the strict spelling that every parser agrees on, or gives null:
 * no leading zeros in an octet (some read them as octal), no zone, no port, no brackets.
 *
 * On the hot path of ingest: no regular expression.
 */
export function parseAddress(text: string): AddressBytes | null {
  if (text.length > 45) return null;
  return text.includes(":") ? parseIpv6(text) : parseIpv4(text, 0);
}

/** Four octets from `from` to the end of the text. */
function parseIpv4(text: string, from: number): number[] | null {
  const bytes: number[] = [];
  let at = from;
  while (bytes.length < 4) {
    if (bytes.length > 0 && text.charCodeAt(at++) !== DOT) return null;
    const start = at;
    let value = 0;
    while (at - start < 3 && isDigit(text.charCodeAt(at))) {
      value = value * 10 + text.charCodeAt(at) - 48;
      at += 1;
    }
    const length = at - start;
    if (length === 0 || value > 255 || (length > 1 && text.charCodeAt(start) === 48)) return null;
    bytes.push(value);
  }
  return at === text.length ? bytes : null;
}

/** RFC 4291, section 2.2. */
function parseIpv6(text: string): number[] | null {
  const bytes: number[] = [];
  let gapAt = text.startsWith("::") ? 0 : -1;
  let at = gapAt === 0 ? 2 : 0;
  while (at < text.length) {
    const start = at;
    let value = 0;
    for (let digit = hexDigit(text, at); digit >= 0; digit = hexDigit(text, at)) {
      value = value * 16 + digit;
      at += 1;
    }
    // The last two groups may be written as an IPv4 address.
    if (text.charCodeAt(at) === DOT) {
      const last = parseIpv4(text, start);
      if (last === null) return null;
      bytes.push(...last);
      break;
    }
    if (at === start || at - start > 4) return null;
    bytes.push(value >> 8, value & 255);
    if (at === text.length) break;
    if (text.charCodeAt(at++) !== COLON || at === text.length) return null;
    if (text.charCodeAt(at) !== COLON) continue;
    if (gapAt >= 0) return null;
    gapAt = bytes.length;
    at += 1;
  }
  if (gapAt < 0) return bytes.length === 16 ? bytes : null;
  // `::` stands for one group of zeros at least.
  if (bytes.length > 14) return null;
  bytes.splice(gapAt, 0, ...Array<number>(16 - bytes.length).fill(0));
  return bytes;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** 0 to 15, or -1 where no hexadecimal digit stands. */
function hexDigit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (isDigit(code)) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
