import type { EventRow } from "@/lib/api/contract";
import type { Query } from "@/lib/search/ast";
import { MAX_CLAUSES, MAX_QUERY_LENGTH } from "@/lib/search/limits";
import { printQuery } from "@/lib/search/print";

/**
 * The query that finds exactly some events by their ids; null when no query can: an event without an
 * id that can be searched for, or more ids than a query holds.
 */
export function selectionQuery(rows: readonly EventRow[]): string | null {
  const hasNoId = rows.some(({ flags }) =>
    flags.some((flag) => flag === "no-event-id" || flag === "bad-event-id"),
  );
  if (hasNoId || rows.length === 0 || rows.length > MAX_CLAUSES) return null;
  const ids = [...new Set(rows.map(({ key }) => key.replace(/~.*$/, "")))];
  const at = { from: 0, to: 0 };
  const query: Query = {
    kind: "predicate",
    field: "id",
    path: [],
    test: { kind: "is", terms: ids.map((text) => ({ text, wildcards: [] })) },
    ...at,
  };
  const text = printQuery(query);
  return text.length > MAX_QUERY_LENGTH ? null : text;
}
