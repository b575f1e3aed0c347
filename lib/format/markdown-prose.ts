import { markdownCode } from "./markdown";
import { toVisible } from "./visible";

/** Words of letters and numbers, joined and ended by marks that mean nothing in Markdown. */
const PLAIN_WORD = /^["'(“‘]*[\p{L}\p{N}\p{M}%§–—…]+(?:[-/'’,][\p{L}\p{N}\p{M}]+)*["')”’.,;:?!]*$/u;
const LIST_NUMBER = /^\d+[.)]/;

/**
 * Prose as Markdown that shows the same words. Words in which a renderer could find markup, a link,
 * HTML or a mention become code; line feeds are hard breaks and empty lines end a paragraph.
 */
export function markdownProse(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split("\n").map(line).filter(Boolean).join("\\\n"))
    .filter(Boolean)
    .join("\n\n");
}

/** The same on one line, for headings and items of lists. */
export function markdownLine(text: string): string {
  return line(text.replaceAll("\n", " "));
}

function line(text: string): string {
  return text
    .split(" ")
    .filter((word) => word !== "")
    .map((word, index) => {
      const isItem = index === 0 && LIST_NUMBER.test(word);
      // Some blank characters are letters to Unicode.
      const isPlain = PLAIN_WORD.test(word) && !isItem && toVisible(word) === word;
      return isPlain ? word : markdownCode(word);
    })
    .join(" ");
}
