import { expect, test } from "vitest";
import { asAttempt } from "./as-attempt";

const trail = { title: "Trail blinded", level: "high", count: 3, failed: 3 } as const;

test("what only failed is an attempt, one level lower", () => {
  expect(asAttempt(trail)).toEqual({
    ...trail,
    title: "Attempted: Trail blinded",
    level: "medium",
  });
});

test("one success is what the rule says", () => {
  expect(asAttempt({ ...trail, failed: 2 })).toEqual({ ...trail, failed: 2 });
});

test("below the lowest level there is none", () => {
  expect(asAttempt({ ...trail, level: "informational" }).level).toBe("informational");
});
