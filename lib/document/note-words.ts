import type { Block } from "./document";

/** How each level of a note is said in words: colour alone says nothing in print or to a voice. */
export const NOTE_WORDS: Readonly<Record<Extract<Block, { kind: "note" }>["level"], string>> = {
  info: "Note",
  good: "Good",
  warning: "Warning",
  bad: "Problem",
};
