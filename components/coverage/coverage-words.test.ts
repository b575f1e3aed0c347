import { expect, test } from "vitest";
import { emptiness, headerWords, stateWords, sumHours } from "./coverage-words";
import { row } from "./testing/coverage-answer";

test("the header counts hours, accounts and Regions, and leaves out states that do not occur", () => {
  const rows = [row("eu-west-1"), row("us-east-1"), row("eu-west-1", { account: "222233334444" })];
  const hours = { complete: 3900, "proven-empty": 408, missing: 12, unknown: 0 };
  expect(headerWords({ rows, hours })).toBe(
    "Of 4\u202f320 hours in 2 accounts and 2 Regions: 3\u202f900 complete, 408 proven empty, 12 missing.",
  );
});

test("hours of several cells are counted together", () => {
  const parts = [
    { hours: { complete: 2, late: 1 } },
    { hours: { complete: 3 } },
    { hours: { off: 4 } },
  ];
  expect(stateWords(sumHours(parts))).toBe("5 complete, 1 late, 4 off");
  expect(stateWords(sumHours([]))).toBe("");
});

test("an empty index, a time to come and one of which nothing is known are three things", () => {
  expect(emptiness({ rows: [], hours: {} })).toBe("nothing-indexed");
  expect(emptiness({ rows: [row("eu-west-1")], hours: {} })).toBe("ahead");
  expect(emptiness({ rows: [row("eu-west-1")], hours: { unknown: 48 } })).toBe("uncovered");
  expect(emptiness({ rows: [row("eu-west-1")], hours: { unknown: 47, off: 1 } })).toBeNull();
});
