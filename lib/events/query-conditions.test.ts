import fc from "fast-check";
import { expect, test } from "vitest";
import type { Query } from "@/lib/search/ast";
import { parseQuery } from "@/lib/search/parse";
import { printQuery } from "@/lib/search/print";
import { allOf, anyOf, hasAny, hasExactly, hasValue, hasValueAt } from "./query-conditions";

const read = (text: string): Query | null => parseQuery(text).query;

test("conditions print as they would be typed", () => {
  expect(printQuery(hasValue("event", "GetObject"))).toBe("event:GetObject");
  expect(printQuery(hasValue("client", null))).toBe("missing:client");
  expect(printQuery(hasExactly("user", "a*b"))).toBe('user:="a*b"');
  expect(printQuery(hasAny("resource", ["arn:aws:s3:::a", "b c"]))).toBe(
    'resource:(arn:aws:s3:::a OR "b c")',
  );
  const path = ["credentials", "accessKeyId"];
  expect(printQuery(hasValueAt("response", path, "ASIAX"))).toBe(
    "response.credentials.accessKeyId:ASIAX",
  );
});

test("a query keeps its meaning when conditions are added, and repeats none", () => {
  const query = allOf([read("user:a OR user:b"), hasValue("event", "X"), null, read("event:X c")]);
  expect(printQuery(query)).toBe("(user:a OR user:b) event:X c");
  expect(allOf([null, null])).toBe(null);
  expect(printQuery(allOf([null, read("user:a")]))).toBe("user:a");
});

test("whatever a record says, the condition made of it is read again as it was meant", () => {
  const fields = fc.constantFrom("event", "service", "user", "client", "key", "ip", "request_id");
  fc.assert(
    fc.property(fields, fc.string({ minLength: 1, unit: "binary" }), (field, value) => {
      for (const query of [hasValue(field, value), hasExactly(field, value)]) {
        const { query: again, issues } = parseQuery(printQuery(query));
        expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(again).toMatchObject({ ...query, from: 0, to: expect.any(Number) });
      }
    }),
  );
  const either = anyOf([hasValue("event", "a"), hasValue("event", "b")]);
  expect(printQuery(read(printQuery(either)))).toBe("event:a OR event:b");
});
