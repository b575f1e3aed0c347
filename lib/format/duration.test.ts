import { expect, test } from "vitest";
import { formatDuration } from "./duration";

test.each([
  [0, "0 s"],
  [59, "59 s"],
  [60, "1 min"],
  [200, "3 min 20 s"],
  [7200, "2 h"],
  [446_400, "5 d 4 h"],
  [86_459, "1 d"],
])("shows %d seconds as %s", (seconds, shown) => {
  expect(formatDuration(seconds)).toBe(shown);
});
