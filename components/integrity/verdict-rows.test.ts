import { expect, test } from "vitest";
import { FILE_VERDICTS } from "@/lib/digest/verdict";
import { verdictRows } from "./verdict-rows";

const rows = (counts: Record<string, number>, now?: Record<string, number>) =>
  verdictRows(FILE_VERDICTS, {}, counts, now).map(({ verdict, count, now: there }) => [
    verdict,
    count,
    there,
  ]);

test("what is proven comes first, then what is broken, then what is open", () => {
  expect(rows({ "not-checked": 3, mismatch: 2, verified: 1, missing: 0 })).toEqual([
    ["verified", 1, 0],
    ["mismatch", 2, 0],
    ["not-checked", 3, 0],
  ]);
});

test("that nothing is proven is said", () => {
  expect(rows({})).toEqual([["verified", 0, 0]]);
});

test("a verdict that only the source has now, or that is not known here, is not left out", () => {
  expect(rows({ verified: 5, novel: 1 }, { verified: 4, mismatch: 1 })).toEqual([
    ["verified", 5, 4],
    ["mismatch", 0, 1],
    ["novel", 1, 0],
  ]);
  expect(verdictRows(FILE_VERDICTS, {}, { novel: 1 }).at(-1)?.standing).toBe("open");
});
