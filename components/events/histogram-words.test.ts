import { expect, test } from "vitest";
import type { Histogram } from "@/lib/api/contract";
import { layerLooks, layerWord } from "./histogram-layers";
import { countsInWords } from "./histogram-words";

const base: Histogram = {
  fromMs: 0,
  toMs: 1000,
  bucketMs: 1000,
  by: "outcome",
  series: ["success", "denied", "error", "unknown"].map((value) => ({ value, label: value })),
  buckets: [],
  uncovered: [],
  total: 0,
  undated: 0,
  lateIsPartial: false,
  asof: 1,
};

test("names what was denied or wrong, and what came late", () => {
  const sums = { startMs: 0, counts: [8, 20, 2, 0], late: 12 };
  expect(countsInWords(base, sums)).toBe(
    "30 events, 20 denied, 2 error, 12 of these arrived more than an hour late",
  );
});

test("a late count that may be too low is said to be one at least", () => {
  const sums = { startMs: 0, counts: [8, 0, 0, 0], late: 3 };
  expect(countsInWords({ ...base, lateIsPartial: true }, sums)).toBe(
    "8 events, 0 denied, 0 error, at least 3 of these arrived more than an hour late",
  );
});

test("names the largest layers of another field, hidden characters made visible", () => {
  const series = ["a\u202eb", "iam", "s3", "ec2"].map((value) => ({ value, label: value }));
  const sums = { startMs: 0, counts: [3, 9, 0, 1], late: 0 };
  const words = countsInWords({ ...base, by: "service", series }, sums);
  expect(words).toMatch(/^13 events, 9 iam, 3 a.*b, 1 ec2$/);
  expect(words).not.toContain("\u202e");
});

test("eight values have eight colours; the others and the silent are grey, and told apart", () => {
  const values = [..."abcdefgh", "*", null];
  const series = values.map((value) => ({ value, label: String(value) }));
  const looks = layerLooks({ by: "region", series });
  expect(new Set(looks.slice(0, 8).map(({ fill }) => fill)).size).toBe(8);
  expect(looks[8]).toEqual({ fill: "fill-unknown", sign: null });
  expect(looks[9]).toEqual({ fill: "fill-unknown", sign: "striped" });
});

test("an outcome that this version does not know is unknown, a Region called denied is not denied", () => {
  const series = [{ value: "denied", label: "denied" }];
  expect(layerLooks({ by: "outcome", series })[0]?.sign).toBe("hatched");
  expect(layerLooks({ by: "region", series })[0]?.fill).toBe("fill-series-1");
});

test("words say what a yes or a no means, and leave out what all services share", () => {
  const word = (by: Histogram["by"], value: string) => layerWord({ by }, { value, label: value });
  expect(word("readonly", "true")).toBe("read-only");
  expect(word("service", "iam.amazonaws.com")).toBe("iam");
  expect(word("user", "rds.amazonaws.com")).toBe("rds.amazonaws.com");
});
