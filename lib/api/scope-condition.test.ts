import { expect, test } from "vitest";
import { parseQuery } from "@/lib/search/parse";
import { scopeCondition } from "./scope-condition";

test("without accounts there is no condition", () => {
  expect([undefined, "", " , "].map(scopeCondition)).toEqual(["", "", ""]);
});

test("each account of the link is one that may match, and the query reads", () => {
  expect(scopeCondition(" 111122223333 ")).toBe("account:111122223333");
  const several = scopeCondition("111122223333,222233334444");
  expect(several).toBe("account:(111122223333 OR 222233334444)");
  expect(parseQuery(several).query).not.toBeNull();
});
