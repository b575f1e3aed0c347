import type { Explanation } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { explainQuery, explainTokens } from "@/lib/search/explain";
import { parseQuery } from "@/lib/search/parse";
import { printQuery } from "@/lib/search/print";
import { lookUpWarnings } from "./query-warnings";

/** A query in plain words, its canonical spelling, and what is wrong with it or odd in this index. */
export async function explain(reader: Reader, text: string): Promise<Explanation> {
  const { query, issues } = parseQuery(text);
  const isWrong = issues.some(({ severity }) => severity === "error");
  const question = { query, fromMs: null, toMs: null, asof: null, nowMs: Date.now() };
  return {
    sentence: isWrong ? "" : explainQuery(query),
    canonical: query === null ? "" : printQuery(query),
    tokens: explainTokens(text).map((token) => ({ ...token })),
    issues: [...issues, ...(await lookUpWarnings(reader, question, text))],
  };
}
