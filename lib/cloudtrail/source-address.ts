/**
 * True for an IPv4 or IPv6 address in the strict spelling every parser agrees on: no leading zeros
 * in an octet (some read them as octal), no zone, no port, no brackets.
 */
export function isIpAddress(text: string): boolean {
  return text.length <= 45 && (text.includes(":") ? isIpv6(text) : isIpv4(text, 0));
}

/**
 * The AWS service named in `sourceIPAddress`, or null when it is not a service.
 *
 * `sourceIPAddress` is an address, a service's DNS name, or `AWS Internal`, which also appears with
 * a number as `AWS Internal/3` (AWS: record contents). The number is dropped.
 */
export function serviceInSource(text: string): string | null {
  if (text.startsWith("AWS Internal")) {
    return text.length === 12 || text.charCodeAt(12) === SLASH ? "AWS Internal" : null;
  }
  return isServiceName(text) ? text : null;
}

/** True for a name like `cloudformation.amazonaws.com`, in any partition. */
export function isServiceName(text: string): boolean {
  return (
    (text.endsWith(".amazonaws.com") ||
      text.endsWith(".amazonaws.com.cn") ||
      text.endsWith(".amazonaws.eu")) &&
    !text.includes(" ")
  );
}

const DOT = 46;
const SLASH = 47;
const COLON = 58;

/** Four octets from `from` to the end of the text. */
function isIpv4(text: string, from: number): boolean {
  let octets = 0;
  let at = from;
  while (octets < 4) {
    const start = at;
    let value = 0;
    while (at - start < 3 && isDigit(text.charCodeAt(at))) {
      value = value * 10 + text.charCodeAt(at) - 48;
      at += 1;
    }
    const length = at - start;
    if (length === 0 || value > 255 || (length > 1 && text.charCodeAt(start) === 48)) return false;
    octets += 1;
    if (octets < 4 && text.charCodeAt(at++) !== DOT) return false;
  }
  return at === text.length;
}

function isIpv6(text: string): boolean {
  let at = 0;
  let groups = 0;
  let gap = false;
  if (text.charCodeAt(0) === COLON) {
    if (text.charCodeAt(1) !== COLON) return false;
    if (text.length === 2) return true;
    gap = true;
    at = 2;
  }
  for (;;) {
    const start = at;
    while (isHexDigit(text.charCodeAt(at))) at += 1;
    // The last two groups may be written as an IPv4 address.
    if (text.charCodeAt(at) === DOT) {
      return (gap ? groups <= 5 : groups === 6) && isIpv4(text, start);
    }
    if (at === start || at - start > 4) return false;
    groups += 1;
    if (at === text.length) break;
    if (text.charCodeAt(at++) !== COLON) return false;
    if (text.charCodeAt(at) === COLON) {
      if (gap) return false;
      gap = true;
      at += 1;
      if (at === text.length) break;
    }
  }
  return gap ? groups <= 7 : groups === 8;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}
