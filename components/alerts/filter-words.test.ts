import { expect, test } from "vitest";
import { DEFAULT_ALERTS } from "./alert-view";
import { filterWords } from "./filter-words";

const NONE = { level: [], rule: [], detector: [], account: [], assignee: [] };

test("a filter that leaves nothing is named, every part of it", () => {
  const rule = [{ value: "7", label: "Trail blinded", count: 0 }];
  const view = {
    ...DEFAULT_ALERTS,
    kind: "suppressed",
    level: "informational",
    rule: "7",
    detector: "rate",
    account: "111122223333",
    assignee: "none",
    text: "eve",
  } as const;
  expect(filterWords(view, { ...NONE, rule })).toBe(
    "that is open and suppressed, of level info, of the rule Trail blinded, found by “Call rate”, of account 111122223333, of nobody, with “eve” in it",
  );
});

test("all alerts are no filter, and a rule that has none is named by its number", () => {
  expect(filterWords({ ...DEFAULT_ALERTS, state: "all" }, NONE)).toBe("");
  expect(filterWords({ ...DEFAULT_ALERTS, rule: "9" }, NONE)).toBe(
    "that is open, of the rule number 9",
  );
});
