import { applyFix } from "@/lib/search/apply-fix";
import type { Predicate, Query } from "@/lib/search/ast";
import type { Edit, Fix } from "@/lib/search/issue";
import { parseQuery } from "@/lib/search/parse";
import { printQuery } from "@/lib/search/print";

/**
 * The fix that takes a condition out of a query, when it is one that must hold by itself: taken out
 * of an OR or a NOT, the rest would mean something else.
 */
export function removeCondition(text: string, query: Query | null, condition: Predicate): Fix[] {
  const items = query?.kind === "and" ? query.items : query === null ? [] : [query];
  const at = items.indexOf(condition);
  if (at < 0 || query === null) return [];
  const others = items.filter((item) => item !== condition);
  const [only] = others;
  const rest = printQuery(
    others.length > 1 ? { ...query, kind: "and", items: others } : (only ?? null),
  );
  const before = items[at - 1];
  const after = items[at + 1];
  const edits: Edit[] = [];
  if (before) edits.push({ from: before.to, to: condition.to, text: "" });
  if (after) edits.push({ from: condition.from, to: after.from, text: "" });
  // Where a bracket would be torn apart, the whole is written anew.
  edits.push({ from: 0, to: text.length, text: rest });
  const fixes = edits.map((edit) => ({ label: "Remove it", edits: [edit] }));
  const good = fixes.find((fix) => printQuery(parseQuery(applyFix(text, fix)).query) === rest);
  return good ? [good] : [];
}
