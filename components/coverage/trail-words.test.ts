import { expect, test } from "vitest";
import type { TrailCheck } from "@/lib/api/trail-contract";
import { checkWords } from "./trail-words";

function check(state: TrailCheck["state"]): TrailCheck {
  return {
    ...{ id: "logging", title: "", value: "", why: "", awsPage: "" },
    ...{ state, from: null, atMs: null, eventKey: null },
  };
}

test("what is bad is told first, and what is unknown is counted as neither", () => {
  const states = ["good", "unknown", "bad", "note", "good"] as const;
  expect(checkWords(states.map(check))).toBe("1 bad, 2 good, 1 unknown, 1 note");
});
