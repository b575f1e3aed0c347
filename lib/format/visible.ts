/**
 * Characters that a reader cannot see or that change how other characters are shown: controls,
 * bidirectional marks, zero-width characters, spaces that are not the space, tag characters,
 * blank letters, and surrogates without a partner. An attacker uses them to disguise a name.
 */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0\u{e0000}-\u{e0fff}]|(?! )\p{Zs}|\u034f|\u17b4|\u17b5/gu;

const SHORT: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\0": "\\0",
};

/** A stretch of text; `escaped` marks the escapes that stand in for a hidden character. */
export interface VisibleSegment {
  readonly text: string;
  /** Where it starts in the text, in UTF-16 units. */
  readonly from: number;
  readonly escaped: boolean;
}

/**
 * Splits text into plain stretches and visible escapes such as `\u202e`. The flag keeps an escape
 * apart from a log that really contains a backslash and a `u`. `multiline` leaves line feeds and
 * tabs alone, for text shown in a block.
 */
export function toVisibleSegments(
  text: string,
  options: { readonly multiline?: boolean } = {},
): VisibleSegment[] {
  const segments: VisibleSegment[] = [];
  let plainFrom = 0;
  const add = (from: number, to: number) =>
    segments.push({ text: text.slice(from, to), from, escaped: false });
  for (const match of text.matchAll(HIDDEN)) {
    const character = match[0];
    if (options.multiline && (character === "\n" || character === "\t")) continue;
    if (match.index > plainFrom) add(plainFrom, match.index);
    segments.push({ text: escapeOf(character), from: match.index, escaped: true });
    plainFrom = match.index + character.length;
  }
  if (plainFrom < text.length) add(plainFrom, text.length);
  return segments;
}

/** The same as one string, for places that take only text (titles, labels, file names). */
export function toVisible(text: string): string {
  return toVisibleSegments(text)
    .map((segment) => segment.text)
    .join("");
}

/** The same for a block of text: line feeds and tabs stay, all else that is hidden is an escape. */
export function toVisibleBlock(text: string): string {
  return toVisibleSegments(text, { multiline: true })
    .map((segment) => segment.text)
    .join("");
}

function escapeOf(character: string): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return code > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
}
