import { expect, test } from "vitest";
import type { JudgedHour } from "@/lib/db/coverage/hour-state";
import { findGaps } from "./find-gaps";

const HOUR_MS = 3_600_000;
const DAY = 24;
const HOURS: Readonly<Record<string, JudgedHour>> = {
  d: { state: "delivered", reason: "files" },
  l: { state: "missing", reason: "lost-files" },
  m: { state: "missing", reason: "missing-digest" },
  s: { state: "off", reason: "stopped" },
  v: { state: "off", reason: "validation" },
  u: { state: "unknown", reason: "nothing" },
  a: { state: "late", reason: "not-due" },
};

/** Gaps of hours that are written as letters, after as many days in which something always came. */
function gaps(letters: string, { days = 10, dueHours = Number.POSITIVE_INFINITY, lost = 0 } = {}) {
  const firstMs = days * DAY * HOUR_MS;
  const hour = (startMs: number) =>
    HOURS[letters[(startMs - firstMs) / HOUR_MS] ?? "d"] ?? { state: "unknown", reason: "nothing" };
  const found = findGaps({
    fromMs: firstMs,
    toMs: firstMs + letters.length * HOUR_MS,
    hour,
    came: (startMs) => (startMs < 0 ? null : hour(startMs).state === "delivered"),
    countLost: () => lost,
    dueMs: firstMs + dueHours * HOUR_MS,
  });
  return found.map(({ state, fromMs, toMs, reason }) => [
    state,
    (fromMs - firstMs) / HOUR_MS,
    (toMs - firstMs) / HOUR_MS,
    reason,
  ]);
}

test("hours of one state and reason are one gap, and others begin a new one", () => {
  expect(gaps("dlldmmssvvd").map(([state, from, to]) => [state, from, to])).toEqual([
    ["missing", 1, 3],
    ["missing", 4, 6],
    ["off", 6, 8],
    ["off", 8, 10],
  ]);
  expect(gaps("ddad")).toEqual([]);
  expect(gaps("")).toEqual([]);
});

test("a gap says what is known of it, and how many files are lost", () => {
  expect(gaps("m")[0]?.[3]).toMatch(/^Digests of this time are not here/);
  expect(gaps("ll", { lost: 2 })[0]?.[3]).toMatch(/^4 log files, signed or listed/);
  expect(gaps("s")[0]?.[3]).toMatch(/^A trail was stopped/);
});

test("silence is a gap only where it is unusual, and only up to what is due", () => {
  expect(gaps("duuuuud")).toEqual([
    ["unknown", 1, 6, "Nothing was delivered for 5 hours, when something usually is."],
  ]);
  expect(gaps("duuuuud", { days: 2 })).toEqual([]);
  expect(gaps("duuuuuuu", { dueHours: 5 })).toEqual([
    ["unknown", 1, 5, "Nothing was delivered for 4 hours, when something usually is."],
  ]);
  expect(gaps("duuuuuuu", { dueHours: 2 })).toEqual([]);
  expect(gaps("duuuuuuu", { dueHours: -9 })).toEqual([]);
});
