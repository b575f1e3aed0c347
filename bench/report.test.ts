import { expect, test } from "vitest";
import { type Measured, quantile } from "./measure";
import { reportMarkdown } from "./report";

const QUESTION = {
  id: "q",
  title: "newest",
  ask: { kind: "page", where: [], limit: 1 },
} as const;
const measured = (name: string, medianMs: number, checksum: string): Measured => ({
  name,
  load: { seconds: 2, bytes: 3_000_000 },
  timings: new Map([["q", { medianMs, p95Ms: medianMs * 2, answer: { rows: 7, checksum } }]]),
});

test("the table shows each time, its ratio to the first, and that the answers agree", () => {
  const { text, disagreements } = reportMarkdown(
    [QUESTION],
    [measured("A", 40, "x"), measured("B", 10, "x")],
  );
  expect(text).toContain("| newest | 7 | 40 (80) | 10 (20) | 0.25 | yes |");
  expect(disagreements).toBe(0);
});

test("different answers are counted and shown", () => {
  const { text, disagreements } = reportMarkdown(
    [QUESTION],
    [measured("A", 40, "x"), measured("B", 10, "y")],
  );
  expect(text).toContain("**no**");
  expect(disagreements).toBe(1);
});

test("quantiles are the nearest rank", () => {
  expect([quantile([1, 2, 3], 0.5), quantile([1, 2, 3], 0.95), quantile([9], 0.5)]).toEqual([
    2, 3, 9,
  ]);
});
