import { expect, test } from "vitest";
import { isKnownVersion, parseEventVersion } from "./event-version";

test("a version is two integers, not a decimal", () => {
  expect(parseEventVersion("1.10")).toEqual([1, 10]);
  expect(parseEventVersion("1.9")).toEqual([1, 9]);
  expect(parseEventVersion("1.08")).toEqual([1, 8]);
});

test.each(["", "1", "1.", ".8", "1.8.1", "1.x", " 1.8", "1.99999", "-1.8"])(
  "%j is no version",
  (text) => {
    expect(parseEventVersion(text)).toBeNull();
  },
);

test("versions newer than the documentation are not known", () => {
  expect(isKnownVersion([1, 11])).toBe(true);
  expect(isKnownVersion([1, 12])).toBe(false);
  expect(isKnownVersion([2, 0])).toBe(false);
});
