import { expect, test } from "vitest";
import { findSilence } from "./judge-silence";

const HOUR_MS = 3_600_000;
const hours = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => (from + at) * HOUR_MS);
const STEADY = hours(0, 240);

test("a place that delivered every hour and stopped is silent, as long as its source goes on", () => {
  expect(findSilence(STEADY, 260 * HOUR_MS)).toEqual({
    fromMs: 240 * HOUR_MS,
    toMs: 260 * HOUR_MS,
    usualGapMs: HOUR_MS,
    hours: 192,
  });
  expect(findSilence(STEADY, 245 * HOUR_MS)).toBe(null);
  expect(findSilence(STEADY, 240 * HOUR_MS)).toBe(null);
});

test("it is over with the next delivery, and after a month it is how things are", () => {
  expect(findSilence([...STEADY, 260 * HOUR_MS], 260.5 * HOUR_MS)).toBe(null);
  expect(findSilence(STEADY, (240 + 30 * 24) * HOUR_MS)).not.toBe(null);
  expect(findSilence(STEADY, (241 + 30 * 24) * HOUR_MS)).toBe(null);
});

test("a place that rests every night is not silent at night, and one that seldom delivers never", () => {
  const days = Array.from({ length: 10 }, (_, day) => hours(day * 24 + 6, day * 24 + 20)).flat();
  expect(findSilence(days, (9 * 24 + 29) * HOUR_MS)).toBe(null);
  expect(findSilence(days, (9 * 24 + 42) * HOUR_MS)).not.toBe(null);
  const seldom = hours(0, 240).filter((_, at) => at % 3 === 0);
  expect(findSilence(seldom, 400 * HOUR_MS)).toBe(null);
});

test("the order of deliveries does not count", () => {
  const until = 260 * HOUR_MS;
  expect(findSilence(STEADY.toReversed(), until)).toEqual(findSilence(STEADY, until));
});
