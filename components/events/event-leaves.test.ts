import fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuery } from "@/lib/search/parse";
import { pathValues } from "@/lib/search/path-values";
import { withChoice } from "./edit-query";
import { bodyFields } from "./event-leaves";

test("bodies are listed by the paths of the query language", () => {
  const record = {
    eventName: "x",
    requestParameters: { bucketName: "logs", tags: [{ "aws:name": "a" }, { "aws:name": "b" }] },
    responseElements: { ok: true, nothing: null },
    additionalEventData: { bytes: 0 },
  };
  const fields = bodyFields(JSON.stringify(record));
  expect(fields.map(({ field, values }) => [field, ...values])).toEqual([
    ["request.bucketName", "logs"],
    ['request.tags."aws:name"', "a", "b"],
    ["response.ok", "true"],
    ["extra.bytes", "0"],
  ]);
});

test("what is no JSON object has no bodies, and bodies may be anything", () => {
  for (const text of ["", "a,b", "null", "[1]", '"x"']) expect(bodyFields(text)).toEqual([]);
  expect(bodyFields('{"requestParameters":"text"}')).toMatchObject([
    { field: "request", values: ["text"] },
  ]);
});

test("a list is bounded", () => {
  const requestParameters = Object.fromEntries(Array.from({ length: 900 }, (_, at) => [at, at]));
  expect(bodyFields(JSON.stringify({ requestParameters }))).toHaveLength(500);
});

test("each path is one that a query finds the value under", () => {
  const names = fc.oneof(
    fc.string({ minLength: 1, maxLength: 9 }),
    fc.constantFrom('a"b', "c\\d", "e.f", "__proto__"),
  );
  fc.assert(
    fc.property(names, (name) => {
      const [field] = bodyFields(`{"requestParameters":{${JSON.stringify(name)}:"value"}}`);
      const { query } = parseQuery(
        withChoice("", { field: field?.field ?? "", value: "value" }, "include"),
      );
      expect(query).toMatchObject({ kind: "predicate", field: "request", path: [name] });
    }),
  );
});

test("a path stands for the same values as in a search", () => {
  const record = { requestParameters: { a: [{ b: 1 }, { b: [2, { c: "x" }] }], "d e": "y" } };
  for (const { field, values } of bodyFields(JSON.stringify(record))) {
    const { query } = parseQuery(`${field}:*`);
    const path = query?.kind === "predicate" ? query.path : [];
    expect(pathValues(record, "request", path)).toEqual(expect.arrayContaining([...values]));
  }
});
