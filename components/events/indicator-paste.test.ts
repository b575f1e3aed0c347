import { expect, test } from "vitest";
import { parseQuery } from "@/lib/search/parse";
import { readIndicatorList } from "./indicator-paste";

test("makes one line of a list with a line for each indicator", () => {
  expect(readIndicatorList("1.2.3.4\r\nAKIAIOSFODNN7EXAMPLE\n\n 10.0.0.0/8 \n", ", ")).toBe(
    "1.2.3.4, AKIAIOSFODNN7EXAMPLE, 10.0.0.0/8",
  );
});

test("takes quotes, commas, tabs and semicolons off", () => {
  expect(readIndicatorList(`"1.2.3.4","5.6.7.8";\t'us-east-1'`, ",")).toBe(
    "1.2.3.4,5.6.7.8,us-east-1",
  );
});

test("what it writes is read as a list, alone and beside other conditions", () => {
  const list = "1.2.3.4\n5.6.7.8\narn:aws:iam::111122223333:user/a";
  expect(parseQuery(readIndicatorList(list, ", ") ?? "").query).toMatchObject({ kind: "or" });
  expect(parseQuery(`user:alice ${readIndicatorList(list, ",")}`).query).toMatchObject({
    kind: "and",
    items: [{ kind: "predicate" }, { kind: "or" }],
  });
});

test.each(["", "1.2.3.4", "1.2.3.4 alice", "user:alice\nregion:us-east-1"])(
  "leaves %j as it was copied",
  (pasted) => {
    expect(readIndicatorList(pasted, ", ")).toBeNull();
  },
);
