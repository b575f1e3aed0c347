import type { Predicate, Query } from "./ast";

/** Every test of a field in a query, in the order in which they are written. */
export function predicatesOf(query: Query | null): Predicate[] {
  switch (query?.kind) {
    case "and":
    case "or":
      return query.items.flatMap(predicatesOf);
    case "not":
      return predicatesOf(query.item);
    case "predicate":
      return [query];
    default:
      return [];
  }
}
