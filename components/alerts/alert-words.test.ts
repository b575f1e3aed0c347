import { expect, test } from "vitest";
import { stateWords } from "./alert-words";

test("a state is told with its reason and who has it", () => {
  expect(stateWords({ state: "closed", reason: "false-positive", assignee: "ann" })).toBe(
    "closed, false positive, with ann",
  );
  expect(stateWords({ state: "open", reason: null, assignee: null })).toBe("open");
});
