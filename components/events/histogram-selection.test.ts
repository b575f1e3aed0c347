import { expect, test } from "vitest";
import { parseSelection, printSelection } from "./histogram-selection";

test("a selection reads back as it was written", () => {
  const time = { fromMs: Date.UTC(2026, 10, 21, 3), toMs: Date.UTC(2026, 10, 21, 4, 0, 0, 250) };
  expect(printSelection(time)).toBe("2026-11-21T03:00Z..2026-11-21T04:00:00.250Z");
  expect(parseSelection(printSelection(time))).toEqual(time);
});

test("what is no range of time is none", () => {
  for (const text of [
    null,
    "",
    "..",
    "2026-11-21T03:00Z",
    "x..y",
    "2026-11-21T03:00Z..2026-11-21T03:00Z",
    "2026-11-21T04:00Z..2026-11-21T03:00Z",
    "2026-11-21..2026-11-22..2026-11-23",
  ]) {
    expect(parseSelection(text)).toBe(null);
  }
});
