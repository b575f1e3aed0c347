/** The newest version AWS documents (AWS: record contents). */
const NEWEST: EventVersion = [1, 11];

export type EventVersion = readonly [major: number, minor: number];

/**
 * `eventVersion` as two integers, or null when it is not `major.minor`.
 *
 * It is a version, not a decimal: `1.10` comes after `1.9` and is not `1.1`. Real records write
 * `1.08` although the documentation promises no leading zeros (AWS: record contents).
 */
export function parseEventVersion(text: string): EventVersion | null {
  const dot = text.indexOf(".");
  const major = integer(text, 0, dot);
  const minor = integer(text, dot + 1, text.length);
  return major === null || minor === null ? null : [major, minor];
}

/** True up to the newest documented version; a newer record may hold fields nobody here knows. */
export function isKnownVersion([major, minor]: EventVersion): boolean {
  return major === NEWEST[0] && minor <= NEWEST[1];
}

function integer(text: string, from: number, to: number): number | null {
  if (to - from < 1 || to - from > 4) return null;
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return null;
    value = value * 10 + digit;
  }
  return value;
}
