import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { parseCursor, printCursor } from "./event-cursor";

const ID = "3f1c2a5e-0000-4000-8000-00000000000a";
const HASH = "0123456789abcdef0123456789abcdef";

test.each([1_688_992_670_123, 0, -62_135_596_800_000, null])(
  "a page's end at %s is found again",
  (timeMs) => {
    const cursor = parseCursor(printCursor({ timeMs, eventId: ID, contentHash: HASH }));
    expect(cursor).toEqual({ timeMs, eventId: ID.replaceAll("-", ""), contentHash: HASH });
  },
);

test.each(["", "x", "1_2_3", `1_${HASH}`, `NaN_${HASH}_${HASH}`, `1_${HASH}_${HASH}; drop`])(
  "%j is refused, not taken for the first page",
  (text) => {
    expect(() => parseCursor(text)).toThrow(AppError);
  },
);
