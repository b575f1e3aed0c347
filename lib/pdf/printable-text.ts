import { toVisibleSegments } from "@/lib/format/visible";
import type { LoadedFace } from "./fonts";

/** A stretch of text; a marked one stands for characters that cannot be shown as they are. */
export interface Run {
  readonly text: string;
  readonly isMarked: boolean;
}

/**
 * A text in what a face can print: hidden characters as escapes such as `\u202e`, those without a
 * shape as `U+1F98A`. Both are marked, so that neither is taken for text that reads like it.
 */
export function printableText(
  text: string,
  face: LoadedFace,
  options: { readonly multiline?: boolean } = {},
): Run[] {
  return toVisibleSegments(text, options).flatMap((segment) =>
    segment.escaped
      ? [{ text: segment.text, isMarked: true }]
      : shapedText(segment.text.replaceAll("\t", "    "), face),
  );
}

function shapedText(text: string, face: LoadedFace): Run[] {
  const runs: Run[] = [];
  let plain = "";
  const endPlain = () => {
    if (plain !== "") runs.push({ text: plain, isMarked: false });
    plain = "";
  };
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (character === "\n" || face.has(codePoint)) {
      plain += character;
      continue;
    }
    endPlain();
    const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
    runs.push({ text: name, isMarked: true });
  }
  endPlain();
  return runs;
}
