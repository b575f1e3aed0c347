import { expect, test } from "vitest";
import { numberFacts } from "./number-facts";

test("numbers are told by their names, whatever a detector has written", () => {
  expect(
    numberFacts({
      baselineDays: 14,
      pValue: 0.000012345,
      fromMs: Date.UTC(2026, 0, 2),
      spanMs: 5_000,
      accounts: ["111122223333", 2],
      isEnough: false,
      nothing: null,
      within: { a: 1 },
    }),
  ).toEqual([
    { name: "Baseline days", text: "14" },
    { name: "P value", text: "0.0000123" },
    { name: "From", text: "2026-01-02T00:00:00.000Z" },
    { name: "Span", text: "5\u202f000" },
    { name: "Accounts", text: "111122223333, 2" },
    { name: "Is enough", text: "no" },
    { name: "Within", text: '{"a":1}' },
  ]);
  expect(numberFacts(null)).toEqual([]);
});
