import { expect, test } from "vitest";
import { parseQuery } from "@/lib/search/parse";
import { ISSUE_EXAMPLES } from "./issue-examples";

test.each(Object.entries(ISSUE_EXAMPLES))(
  "the manual's example of %s shows just that",
  (code, q) => {
    expect(parseQuery(q).issues.map((issue) => issue.code)).toEqual([code]);
  },
);
