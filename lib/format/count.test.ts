import { expect, test } from "vitest";
import { formatCount, formatCounted, formatShare } from "./count";

test("groups digits by three with a space that does not break", () => {
  expect(formatCount(0)).toBe("0");
  expect(formatCount(999)).toBe("999");
  expect(formatCount(2900)).toBe("2\u202f900");
  expect(formatCount(10_000_000)).toBe("10\u202f000\u202f000");
  expect(formatCount(-1234)).toBe("-1\u202f234");
});

test("uses the singular for exactly one", () => {
  expect(formatCounted(1, "event")).toBe("1 event");
  expect(formatCounted(0, "event")).toBe("0 events");
  expect(formatCounted(2, "copy", "copies")).toBe("2 copies");
});

test("never claims all or nothing while something remains", () => {
  expect(formatShare(9999, 10_000)).toBe(">99\u202f%");
  expect(formatShare(1, 10_000)).toBe("<1\u202f%");
  expect(formatShare(10, 10)).toBe("100\u202f%");
  expect(formatShare(0, 10)).toBe("0\u202f%");
  expect(formatShare(0, 0)).toBe("–");
});
