import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { parseCursor, printCursor } from "./event-cursor";

const ID = "3f1c2a5e-0000-4000-8000-00000000000a";
const HASH = "0123456789abcdef0123456789abcdef";

test.each([1_688_992_670_123, 0, -62_135_596_800_000, null])(
  "a page's end at %s is found again",
  (timeMs) => {
    const cursor = parseCursor(printCursor({ timeMs, eventId: ID, contentHash: HASH }));
    const key = { timeMs, eventId: ID.replaceAll("-", ""), contentHash: HASH };
    expect(cursor).toEqual({ ...key, direction: "after" });
    expect(parseCursor(printCursor(key, "before"))).toEqual({ ...key, direction: "before" });
  },
);

test.each([
  "",
  "x",
  "1_2_3",
  `1_${HASH}`,
  `NaN_${HASH}_${HASH}`,
  `1_${HASH}_${HASH}; drop`,
  `before_${HASH}`,
])("%j is refused, not taken for the first page", (text) => {
  expect(() => parseCursor(text)).toThrow(AppError);
});
