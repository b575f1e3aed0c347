import { expect, test } from "vitest";
import { describeProgress } from "./import-progress.mjs";

const quiet = {
  files: { total: 0 },
  events: 0,
  rejected: 0,
  eventsPerSecond: 0,
  secondsLeft: null,
};

test("nothing is said before there is a file", () => {
  expect(describeProgress(quiet)).toBeNull();
});

test("while it works it says how fast, and how long it still takes", () => {
  const files = { total: 2484, done: 1200, pending: 1280, leased: 4 };
  const now = { ...quiet, files, events: 12345, eventsPerSecond: 812.4, secondsLeft: 9.2 };
  expect(describeProgress(now)).toEqual({
    line: "1 200 of 2 484 files, 12 345 events, 812/s, 10 s left",
    isWorking: true,
  });
});

test("at the end it says what was not read", () => {
  const files = { total: 10, done: 8, quarantined: 2 };
  const now = { ...quiet, files, events: 80, rejected: 1, eventsPerSecond: 5 };
  expect(describeProgress(now)).toEqual({
    line: "10 of 10 files, 80 events, 1 records rejected, 2 files put aside",
    isWorking: false,
  });
});
