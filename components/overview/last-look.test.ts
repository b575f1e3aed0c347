import { expect, test } from "vitest";
import { lastLookMs, noteLook } from "./last-look";

const MINUTE_MS = 60_000;
const NOON_MS = Date.UTC(2026, 10, 22, 12);

test("nothing is news on the first visit, however long it lasts", () => {
  expect(lastLookMs(undefined, NOON_MS)).toBe(null);
  let cookie = noteLook(undefined, NOON_MS);
  for (let minute = 1; minute < 90; minute++) {
    const nowMs = NOON_MS + minute * MINUTE_MS;
    expect(lastLookMs(cookie, nowMs)).toBe(null);
    cookie = noteLook(cookie, nowMs);
  }
});

test("a later visit begins where the one before ended, and loading the page again loses nothing", () => {
  const first = noteLook(undefined, NOON_MS);
  const eveningMs = NOON_MS + 8 * 60 * MINUTE_MS;
  expect(lastLookMs(first, eveningMs)).toBe(NOON_MS);
  const second = noteLook(first, eveningMs);
  expect(lastLookMs(second, eveningMs + MINUTE_MS)).toBe(NOON_MS);
  const third = noteLook(second, eveningMs + 29 * MINUTE_MS);
  expect(lastLookMs(third, eveningMs + 40 * MINUTE_MS)).toBe(NOON_MS);
  const nextDayMs = eveningMs + 900 * MINUTE_MS;
  expect(lastLookMs(third, nextDayMs)).toBe(eveningMs + 29 * MINUTE_MS);
});

test.each(["", ".", "x.1", "1", "1.2.3", "-5.7", `1.${"9".repeat(16)}`])(
  "a cookie that says %j is none",
  (cookie) => {
    expect(lastLookMs(cookie, NOON_MS)).toBe(null);
  },
);
