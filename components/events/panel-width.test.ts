import { expect, test } from "vitest";
import { boundedWidth, mostWidth, widthAfterKey } from "./panel-width";

test("a width stays within what panel and list need", () => {
  expect(boundedWidth(480, 1440)).toBe(480);
  expect(boundedWidth(100, 1440)).toBe(320);
  expect(boundedWidth(9_999, 1440)).toBe(1_080);
  expect(boundedWidth(500.6, 1440)).toBe(501);
});

test("what is no width is the usual one, as far as it fits", () => {
  expect(boundedWidth(Number.NaN, 1440)).toBe(480);
  expect(boundedWidth(Number.NaN, 700)).toBe(340);
  expect(mostWidth(100)).toBe(320);
});

test("arrows move the left edge, Home and End go to the ends", () => {
  expect(widthAfterKey("ArrowLeft", 480, false)).toBe(528);
  expect(widthAfterKey("ArrowRight", 480, true)).toBe(472);
  expect(boundedWidth(widthAfterKey("Home", 480, false) ?? 0, 1440)).toBe(320);
  expect(boundedWidth(widthAfterKey("End", 480, false) ?? 0, 1440)).toBe(1_080);
  expect(widthAfterKey("Enter", 480, false)).toBe(null);
});
