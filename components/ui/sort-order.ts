const WORDS = new Intl.Collator("en", { numeric: true });

/**
 * Which of two values of a column stands first, ascending: numbers by size, words as in a dictionary
 * with numbers inside them by size. The table puts what is not recorded last, either way round.
 */
export function compareValues(a: unknown, b: unknown): number {
  return typeof a === "number" && typeof b === "number"
    ? a - b
    : WORDS.compare(String(a), String(b));
}
