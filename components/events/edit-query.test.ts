import fc from "fast-check";
import { expect, test } from "vitest";
import { choiceState, chosenValues, withChoice } from "./edit-query";

const alice = { field: "user", value: "alice" };

test("adds a value, turns it round and releases it again", () => {
  const included = withChoice("event:GetObject", alice, "include");
  expect(choiceState(included, alice)).toBe("include");
  const excluded = withChoice(included, alice, "exclude");
  expect(choiceState(excluded, alice)).toBe("exclude");
  expect(withChoice(excluded, alice, null)).toBe(withChoice("event:GetObject", alice, null));
});

test("keeps both halves of an OR when a condition is added", () => {
  const q = withChoice("event:A OR event:B", alice, "include");
  expect(choiceState(q, alice)).toBe("include");
  expect(withChoice(q, alice, null)).toBe(withChoice("event:A OR event:B", alice, null));
});

test("leaves other values of the same field alone", () => {
  const q = withChoice("-user:bob", alice, "exclude");
  expect(choiceState(q, { field: "user", value: "bob" })).toBe("exclude");
});

test("asks for records that do not say", () => {
  const unsaid = { field: "error", value: null };
  const q = withChoice("", unsaid, "include");
  expect(choiceState(q, unsaid)).toBe("include");
  expect(choiceState(withChoice(q, unsaid, "exclude"), unsaid)).toBe("exclude");
});

test("leaves a query that cannot be read as it is", () => {
  expect(withChoice("user:(", alice, "include")).toBe("user:(");
});

test("any value of a log can be asked for and comes back as itself", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (value) => {
      const choice = { field: "event", value };
      const q = withChoice("region:us-east-1", choice, "include");
      expect(choiceState(q, choice)).toBe("include");
      expect(choiceState(q, { field: "region", value: "us-east-1" })).toBe("include");
    }),
  );
});

test("names the values that a query asks for or leaves out, and no others", () => {
  const q = "user:alice -user:bob user:(x OR y) user:adm* event:GetObject -user:bob";
  expect(chosenValues(q, "user")).toEqual(["alice", "bob"]);
  expect(chosenValues("user:", "user")).toEqual([]);
});
