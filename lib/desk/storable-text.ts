/** NUL and surrogates without a partner, which Postgres text cannot hold. */
const UNSTORABLE = /\0|\p{Cs}/gu;

/** A text as Postgres can keep it: what it cannot hold stands as an escape, such as `\u0000`. */
export function storableText(text: string): string {
  return text.replace(
    UNSTORABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
