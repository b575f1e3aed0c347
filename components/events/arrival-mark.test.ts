import { expect, test } from "vitest";
import { arrivalMark } from "./arrival-mark";

const since = { asof: 7, newestMs: 1_000 };

test("an event of a later file is new, or late when newer ones were known", () => {
  expect(arrivalMark({ ingestSeq: 8, timeMs: 1_001 }, since)).toBe("new");
  expect(arrivalMark({ ingestSeq: 8, timeMs: 1_000 }, since)).toBe("late");
  expect(arrivalMark({ ingestSeq: 8, timeMs: null }, since)).toBe("new");
  expect(arrivalMark({ ingestSeq: 8, timeMs: 5 }, { ...since, newestMs: null })).toBe("new");
});

test("what was known before has no mark", () => {
  expect(arrivalMark({ ingestSeq: 7, timeMs: 2_000 }, since)).toBe(null);
  expect(arrivalMark({ ingestSeq: 9, timeMs: 2_000 }, null)).toBe(null);
});
