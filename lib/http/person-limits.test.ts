import { expect, test } from "vitest";
import { PersonLimits } from "./person-limits";

const refused = expect.objectContaining({ kind: "too_many" });
const problem = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
};

test("who asks without end waits for the next minute, and nobody else does", () => {
  const limits = new PersonLimits();
  for (let count = 0; count < 3_000; count++) limits.admit("a", 59_999)();
  expect(problem(() => limits.admit("a", 59_999))).toEqual(refused);
  limits.admit("b", 59_999)();
  limits.admit("a", 60_000)();
});

test("answers that stay open are counted until they end, once each", () => {
  const limits = new PersonLimits();
  const open = Array.from({ length: 64 }, () => limits.admit("a", 0));
  expect(problem(() => limits.admit("a", 0))).toEqual(refused);
  // Also in a later minute.
  expect(problem(() => limits.admit("a", 600_000))).toEqual(refused);
  open[0]?.();
  open[0]?.();
  limits.admit("a", 600_000);
  expect(problem(() => limits.admit("a", 600_000))).toEqual(refused);
});
