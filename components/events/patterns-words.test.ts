import { expect, test } from "vitest";
import type { Patterns } from "@/lib/api/analysis-contract";
import { patternsCsv, sparkWords, tailWords } from "./patterns-words";

const patterns: Patterns = {
  fromMs: 0,
  toMs: 7_200_000,
  bucketMs: 3_600_000,
  total: 1000,
  patterns: [
    {
      event: "=cmd()",
      service: "s3.amazonaws.com",
      kind: "role",
      outcome: "denied",
      client: null,
      count: 970,
      firstMs: 0,
      lastMs: null,
      spark: [70, 900],
      q: 'event:="=cmd()"',
    },
  ],
  more: { patterns: 1204, events: 30 },
  asof: 1,
};

test("says how much the list leaves out, and nothing when it leaves out nothing", () => {
  expect(tailWords(patterns)?.replaceAll("\u202f", " ")).toBe(
    "and 1 204 more patterns with 30 events, 3 % of all",
  );
  expect(tailWords({ ...patterns, more: { patterns: 0, events: 0 } })).toBe(null);
});

test("the picture in words: the busiest time and how many parts have anything", () => {
  const [pattern] = patterns.patterns;
  expect(sparkWords({ spark: pattern?.spark ?? [] }, patterns, "utc")).toBe(
    "most 1970-01-01 01:00 – 02:00 UTC (900), active in 2 of 2 parts of the time",
  );
  expect(sparkWords({ spark: [0, 0] }, patterns, "utc")).toBe("no time");
});

test("the CSV is safe for a spreadsheet, and its last line is what is not listed", () => {
  const lines = patternsCsv(patterns).split("\r\n");
  expect(lines[1]).toMatch(
    /^"'=cmd\(\)",s3\.amazonaws\.com,role,denied,,970,1970-01-01T00:00:00\.000Z,,/,
  );
  expect(lines[2]).toBe("1204 more patterns,,,,,30,,,");
});
