import { explainTokens } from "@/lib/search/explain";

/** A place in the query text: where the caret stands, or the character under the pointer. */
export interface TokenSpot {
  readonly by: "caret" | "pointer";
  readonly offset: number;
}

/**
 * What the condition at a place means, in plain words: the narrowest one, when they are nested.
 * Null between conditions, and for a query that cannot be read.
 */
export function tokenWords(text: string, { by, offset }: TokenSpot): string | null {
  const around = explainTokens(text).filter(
    ({ from, to }) => from <= offset && (by === "caret" ? offset <= to : offset < to),
  );
  const [first, ...others] = around;
  if (first === undefined) return null;
  return others.reduce(
    (best, each) => (each.to - each.from < best.to - best.from ? each : best),
    first,
  ).text;
}
