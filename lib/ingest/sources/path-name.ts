import { isUtf8 } from "node:buffer";

/** Marks a name that is written in escaped form. */
const ESCAPED = "\ufffd";

/**
 * A file name as text, reversibly: valid UTF-8 stays as it is; a name with other bytes, with NUL
 * or beginning like an escaped one becomes U+FFFD followed by percent escapes.
 */
export function nameToText(name: Buffer): string {
  const text = name.toString("utf8");
  if (isUtf8(name) && !text.startsWith(ESCAPED) && !text.includes("\0")) return text;
  let escaped = ESCAPED;
  for (const byte of name) {
    const letter = String.fromCharCode(byte);
    escaped += /[A-Za-z0-9._-]/.test(letter) ? letter : `%${byte.toString(16).padStart(2, "0")}`;
  }
  return escaped;
}

/** The bytes of a name that `nameToText` wrote. */
export function textToName(text: string): Buffer {
  if (!text.startsWith(ESCAPED)) return Buffer.from(text, "utf8");
  const bytes = text
    .slice(1)
    .replace(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1");
}
