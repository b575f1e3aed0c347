import { useCode } from "@/components/ui/code-on-demand";
import { VisibleText } from "@/components/ui/visible-text";
import { QUERY_CODE } from "./query-code";

/** A query as one plain sentence, read here: paper does not wait for the server. */
export function QueryWords({ q }: { readonly q: string }) {
  const code = useCode(QUERY_CODE, q !== "");
  return code === null ? null : <VisibleText text={code.explainQuery(code.parseQuery(q).query)} />;
}
