import { expect, test } from "vitest";
import { stateWords, subjectName } from "./alert-words";

test("a principal is called by its name, and what is none stays as it is", () => {
  expect(subjectName("ct.principal", "role|111122223333|ci|build")).toBe("ci|build (role)");
  expect(subjectName("ct.principal", "user||eve")).toBe("eve (user)");
  expect(subjectName("ct.principal", "unknown||")).toBe("unknown||");
  expect(subjectName("eventName", "a|1|b")).toBe("a|1|b");
});

test("a state is told with its reason and who has it", () => {
  expect(stateWords({ state: "closed", reason: "false-positive", assignee: "ann" })).toBe(
    "closed, false positive, with ann",
  );
  expect(stateWords({ state: "open", reason: null, assignee: null })).toBe("open");
});
