import { expect, test } from "vitest";
import { parseQuery } from "@/lib/search/parse";
import { SEARCH_EXAMPLES } from "./search-examples";

test.each(SEARCH_EXAMPLES)("the manual's example $q is a query without fault", ({ q }) => {
  const { query, issues } = parseQuery(q);
  expect(issues).toEqual([]);
  expect(query).not.toBeNull();
});
