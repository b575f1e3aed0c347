export type TokenKind = "field" | "operator" | "keyword" | "quoted" | "punctuation" | "plain";

/** A stretch of query text with one colour; `bad` lies inside the range of an error. */
export interface QueryToken {
  readonly text: string;
  readonly from: number;
  readonly kind: TokenKind;
  readonly bad: boolean;
}

const PATTERN =
  /(?<quoted>"(?:\\.|[^"\\])*"?)|(?<keyword>\b(?:AND|OR|NOT|TO)\b(?=[\s()]|$))|(?<field>(?<![^\s(!-])@?[A-Za-z_][\w.[\]-]*(?=:|~|!=|[<>]))|(?<operator>(?<=[\w\]]):?(?:[<>]=?|[:~]|!=|=)=?)|(?<punctuation>[()[\]{},]|(?<![^\s(])[-!])|(?<plain>\s+|(?:\\.|[^\s"()[\]{},])+?(?=[\s"()[\]{},:~<>]|!=|$)|.)/giu;

/**
 * Colours for the layer behind the query input. It only paints: what a query means is decided by
 * the parser alone, so a token here may be wrong without harm, but no character is ever lost.
 */
export function toQueryTokens(
  text: string,
  errors: readonly { readonly from: number; readonly to: number }[],
): QueryToken[] {
  const tokens: QueryToken[] = [];
  let at = 0;
  const add = (part: string, kind: TokenKind) => {
    for (const piece of cutAt(part, at, errors)) tokens.push({ ...piece, kind });
    at += part.length;
  };
  for (const match of text.matchAll(PATTERN)) {
    if (match.index > at) add(text.slice(at, match.index), "plain");
    add(match[0], kindOf(match.groups ?? {}));
  }
  if (at < text.length) add(text.slice(at), "plain");
  return tokens;
}

const KINDS: readonly TokenKind[] = ["quoted", "keyword", "field", "operator", "punctuation"];

function kindOf(groups: Readonly<Record<string, string | undefined>>): TokenKind {
  return KINDS.find((kind) => groups[kind] !== undefined) ?? "plain";
}

function cutAt(
  part: string,
  start: number,
  errors: readonly { readonly from: number; readonly to: number }[],
): { text: string; from: number; bad: boolean }[] {
  const end = start + part.length;
  const cuts = new Set([start, end]);
  for (const { from, to } of errors) {
    if (from > start && from < end) cuts.add(from);
    if (to > start && to < end) cuts.add(to);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => ({
    text: part.slice(from - start, (sorted[index + 1] ?? end) - start),
    from,
    bad: errors.some((error) => from >= error.from && from < error.to),
  }));
}
