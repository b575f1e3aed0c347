import { expect, test } from "vitest";
import { withOnly } from "./facet-only";

const alice = { field: "user", value: "alice" };

test("takes the other conditions on the field out, for and against", () => {
  expect(withOnly("user:bob -user:carol event:GetObject", alice)).toBe(
    "event:GetObject user:alice",
  );
});

test("keeps an OR about several fields whole", () => {
  expect(withOnly("user:bob OR event:GetObject", alice)).toBe(
    "(user:bob OR event:GetObject) user:alice",
  );
});

test("is the value alone where nothing else was asked", () => {
  expect(withOnly("", alice)).toBe("user:alice");
  expect(withOnly("-user:alice", alice)).toBe("user:alice");
  expect(withOnly("user:bob", { field: "user", value: null })).toBe("missing:user");
});

test("leaves a query that cannot be read as it is", () => {
  expect(withOnly("user:(", alice)).toBe("user:(");
});
