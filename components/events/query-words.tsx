import { VisibleText } from "@/components/ui/visible-text";
import { explainQuery } from "@/lib/search/explain";
import { parseQuery } from "@/lib/search/parse";

/** A query as one plain sentence, read here: paper does not wait for the server. */
export function QueryWords({ q }: { readonly q: string }) {
  return <VisibleText text={explainQuery(parseQuery(q).query)} />;
}
