import type { Explanation } from "@/lib/api/contract";
import { explainQuery, explainTokens } from "@/lib/search/explain";
import { parseQuery } from "@/lib/search/parse";
import { printQuery } from "@/lib/search/print";

/** A query in plain words, its canonical spelling, and what is wrong with it. */
export function explain(text: string): Explanation {
  const { query, issues } = parseQuery(text);
  const isWrong = issues.some(({ severity }) => severity === "error");
  return {
    sentence: isWrong ? "" : explainQuery(query),
    canonical: query === null ? "" : printQuery(query),
    tokens: explainTokens(text).map((token) => ({ ...token })),
    issues,
  };
}
