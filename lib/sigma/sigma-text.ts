import type { Term } from "@/lib/search/ast";

/** A text of a rule: literal stretches, wildcards, and the names of value lists to be put in. */
export type SigmaText = readonly Piece[];

export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "wildcard"; readonly char: "*" | "?" }
  | { readonly kind: "placeholder"; readonly name: string };

/**
 * Reads a text as the specification escapes it: `\*`, `\?` and `\\` stand for the character itself,
 * any other backslash is one. With `expand`, `%name%` is a placeholder and `\%` a percent sign.
 */
export function readSigmaText(source: string, expand: boolean): SigmaText {
  const pieces: Piece[] = [];
  let text = "";
  const flush = () => {
    if (text !== "") pieces.push({ kind: "text", text });
    text = "";
  };
  for (let at = 0; at < source.length; at += 1) {
    const char = source.charAt(at);
    const next = source.charAt(at + 1);
    if (char === "\\" && (next === "*" || next === "?" || next === "\\")) {
      text += next;
      at += 1;
    } else if (expand && char === "\\" && next === "%") {
      text += next;
      at += 1;
    } else if (char === "*" || char === "?") {
      flush();
      pieces.push({ kind: "wildcard", char });
    } else {
      const name = expand && char === "%" ? placeholderAt(source, at) : null;
      if (name === null) text += char;
      else {
        flush();
        pieces.push({ kind: "placeholder", name });
        at += name.length + 1;
      }
    }
  }
  flush();
  return pieces;
}

function placeholderAt(source: string, at: number): string | null {
  return /^%([\w.-]+)%/.exec(source.slice(at, at + 130))?.[1] ?? null;
}

/** The text with each placeholder replaced by each entry of its list; an entry may have wildcards. */
export function expandPlaceholders(
  text: SigmaText,
  lists: (name: string) => readonly string[],
  most: number,
): readonly SigmaText[] {
  let variants: Piece[][] = [[]];
  for (const piece of text) {
    const choices: readonly SigmaText[] =
      piece.kind === "placeholder"
        ? lists(piece.name).map((entry) => readSigmaText(entry, false))
        : [[piece]];
    variants = variants.flatMap((variant) => choices.map((choice) => [...variant, ...choice]));
    if (variants.length > most) break;
  }
  return variants;
}

/** The text as a term of the query language, which matches the same values. */
export function toTerm(pieces: SigmaText): Term {
  let text = "";
  const wildcards: number[] = [];
  for (const piece of pieces) {
    if (piece.kind === "text") text += piece.text;
    if (piece.kind !== "wildcard") continue;
    wildcards.push(text.length);
    text += piece.char;
  }
  return { text, wildcards };
}
