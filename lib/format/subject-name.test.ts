import { expect, test } from "vitest";
import { subjectName } from "./subject-name";

test("a principal is called by its name, and what is none stays as it is", () => {
  expect(subjectName("ct.principal", "role|111122223333|ci|build")).toBe("ci|build (role)");
  expect(subjectName("ct.principal", "user||eve")).toBe("eve (user)");
  expect(subjectName("ct.principal", "unknown||")).toBe("unknown||");
  expect(subjectName("eventName", "a|1|b")).toBe("a|1|b");
});
