import fc from "fast-check";
import { expect, test } from "vitest";
import { readExpiry } from "./session-grant-expiry";

const noonMs = Date.UTC(2026, 6, 1, 12, 8, 19);

test.each([
  ["Jul 1, 2026, 12:08:19 PM", noonMs],
  ["Jul 1, 2026, 12:08:19\u202fPM", noonMs],
  ["Jul 1, 2026 12:08:19 PM", noonMs],
  ["Jul 1 2026 12:08:19 pm", noonMs],
  ["July 1, 2026, 12:08:19 PM", noonMs],
  ["Jul 1, 2026, 12:08:19 AM", Date.UTC(2026, 6, 1, 0, 8, 19)],
  ["Jul 1, 2026, 13:08:19", Date.UTC(2026, 6, 1, 13, 8, 19)],
  ["Aug 1, 2024 1:33:28 PM", Date.UTC(2024, 7, 1, 13, 33, 28)],
  ["Feb 29, 2024, 1:00:00 AM", Date.UTC(2024, 1, 29, 1)],
  ["2026-07-01T12:08:19Z", noonMs],
  ["2026-07-01T12:08:19.000Z", noonMs],
  ["20260701T120819Z", noonMs],
  [String(noonMs / 1000), noonMs],
  [noonMs / 1000, noonMs],
  [noonMs, noonMs],
])("%j is a time", (text, timeMs) => {
  expect(readExpiry(text)).toBe(timeMs);
});

test.each([
  "",
  "never",
  "Jul 1, 2026",
  "Foo 1, 2026, 12:08:19 PM",
  "Ma 1, 2026, 12:08:19 PM",
  "Jul 32, 2026, 12:08:19 PM",
  "Feb 29, 2026, 1:00:00 AM",
  "Jul 1, 2026, 13:08:19 PM",
  "Jul 1, 2026, 0:08:19 AM",
  "Jul 1, 2026, 24:00:00",
  "Jul 1, 2026, 12:60:00 PM",
  "Jul 1, 1926, 12:08:19 PM",
  "Jul 1, 2026, 12:08:19 PM\n",
  "12345",
  `Jul 1, 2026,${" ".repeat(100_000)}12:08:19 PM`,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1,
  true,
  null,
  {},
  ["Jul 1, 2026, 12:08:19 PM"],
])("%j is none", (value) => {
  expect(readExpiry(value)).toBeNull();
});

test("every second of the calendar reads back from the text CloudTrail writes", () => {
  const format = new Intl.DateTimeFormat("en-US", {
    dateStyle: "medium",
    timeStyle: "medium",
    timeZone: "UTC",
  });
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2006, 0) / 1000, max: Date.UTC(2099, 0) / 1000 }),
      (second) => {
        expect(readExpiry(format.format(second * 1000))).toBe(second * 1000);
      },
    ),
  );
});
