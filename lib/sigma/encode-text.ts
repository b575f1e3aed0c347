/** Texts as they look inside encoded commands; see the specification's encoding modifiers. */

/** A text as bytes, one character for each (U+0000 to U+00FF). */
export function utf8Bytes(text: string): string {
  return fromBytes(new TextEncoder().encode(text));
}

/** UTF-16 as bytes, little or big end first. */
export function utf16Bytes(text: string, bigEnd: boolean): string {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const [high, low] = [unit >> 8, unit & 255];
    bytes.push(...(bigEnd ? [high, low] : [low, high]));
  }
  return fromBytes(bytes);
}

/** UTF-16 with the mark of its byte order: `FF FE`, then little end first. */
export function utf16WithMark(text: string): string {
  return `\u00ff\u00fe${utf16Bytes(text, false)}`;
}

export function base64(bytes: string): string {
  return btoa(bytes);
}

/**
 * The part of a Base64 text that shows these bytes, wherever in the encoded text they begin: at the
 * first, second or third of three bytes. Characters that depend on the neighbours are left out.
 */
export function base64Offsets(bytes: string): readonly string[] {
  const from = [0, 2, 3];
  return from.map((start, offset) => {
    const encoded = btoa("\u0000".repeat(offset) + bytes);
    const cut = [0, 3, 2][(bytes.length + offset) % 3] ?? 0;
    return encoded.slice(start, encoded.length - cut);
  });
}

function fromBytes(bytes: Iterable<number>): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
