import { expect, test } from "vitest";
import { arrivalMark } from "./arrival-mark";

const since = { asof: 7 };

test("an event of a later file is new, or late when it is known to be delivered late", () => {
  expect(arrivalMark({ ingestSeq: 8, late: false }, since)).toBe("new");
  expect(arrivalMark({ ingestSeq: 8, late: true }, since)).toBe("late");
  expect(arrivalMark({ ingestSeq: 8, late: null }, since)).toBe("new");
});

test("what was known before has no mark", () => {
  expect(arrivalMark({ ingestSeq: 7, late: true }, since)).toBe(null);
  expect(arrivalMark({ ingestSeq: 9, late: true }, null)).toBe(null);
});
