import { expect, test } from "vitest";
import type { VerificationRunDetail } from "@/lib/api/integrity-contract";
import { coverageWords, rangeWords, runSentence, runVerdict, tookSeconds } from "./run-words";

const RUN: VerificationRunDetail = {
  id: 7,
  state: "done",
  reread: false,
  sourceId: null,
  location: null,
  fromMs: null,
  toMs: null,
  cause: "asked",
  startedBy: "local",
  requestedAtMs: 0,
  startedAtMs: 1_000,
  finishedAtMs: 3_500,
  asof: 12,
  keySource: "pinned",
  keyProblem: null,
  toolVersion: "1.0.0",
  progress: {
    ...{ places: 2, placesDone: 2, files: 10_240, filesDone: 10_240, bytesDone: 0 },
    ...{ filesPerSecond: null, secondsLeft: null },
  },
  findings: 5,
  brokenFindings: 5,
  isProven: false,
  problem: null,
  summary: {
    chains: [],
    digests: { verified: 240 },
    files: { verified: 9_993, mismatch: 2, missing: 5 },
    kinds: { "file-mismatch": 2, "file-missing": 3 },
    coverage: { fromMs: null, toMs: null, hours: {} },
  },
};
const plain = (text: string) => text.replaceAll("\u202f", ",");
const sentence = (change: Partial<VerificationRunDetail>) =>
  plain(runSentence({ ...RUN, ...change }));
const withFiles = (files: Record<string, number>) => ({
  summary: { ...RUN.summary, files, chains: [], digests: {}, kinds: {}, coverage: NO_HOURS },
  findings: 0,
  brokenFindings: 0,
});
const NO_HOURS = { fromMs: null, toMs: null, hours: {} };

test("a run that has ended says how many log files it proved, and what it found", () => {
  expect(sentence({})).toBe("Run 7 proved 9,993 of 10,000 log files; 5 findings.");
  expect(sentence(withFiles({ verified: 3 }))).toBe("Run 7 proved all 3 log files; no findings.");
  expect(sentence(withFiles({ "cannot-check": 1 }))).toBe(
    "Run 7 proved 0 of 1 log file; no findings.",
  );
  expect(sentence(withFiles({}))).toBe("Run 7 found no log files in its range; no findings.");
});

test("a run that has not ended well never says that it proved anything", () => {
  const progress = { ...RUN.progress, filesDone: 120 };
  for (const state of ["waiting", "running", "cancelled", "failed"] as const) {
    const run = { ...RUN, state, progress, summary: null, findings: 1, brokenFindings: 1 };
    expect(runSentence(run)).not.toContain("proved");
    expect(runVerdict(run)).toEqual({ standing: "open", word: state });
  }
  expect(sentence({ state: "cancelled", progress, findings: 1, brokenFindings: 1 })).toBe(
    "Run 7 was cancelled after 120 of 10,240 files; 1 finding until then.",
  );
});

test("findings that only leave something open are told apart", () => {
  expect(sentence({ findings: 5, brokenFindings: 4 })).toMatch(/; 5 findings, 1 of them open\.$/);
  expect(sentence({ findings: 1, brokenFindings: 0 })).toMatch(/; 1 open finding\.$/);
});

test("only a run that proved everything is proven; with nothing broken it is open", () => {
  expect(runVerdict({ ...RUN, isProven: true, brokenFindings: 0 }).standing).toBe("proven");
  expect(runVerdict({ ...RUN, isProven: false, brokenFindings: 0 }).standing).toBe("open");
  expect(runVerdict({ ...RUN, isProven: null, brokenFindings: 0 }).standing).toBe("open");
  expect(runVerdict(RUN).standing).toBe("broken");
});

test("the range is told with the ends that it has", () => {
  const [fromMs, toMs] = [Date.UTC(2026, 8, 21), Date.UTC(2026, 8, 22)];
  expect(rangeWords({ fromMs: null, toMs: null }, "utc")).toBe("all times");
  expect(rangeWords({ fromMs, toMs: null }, "utc")).toBe("from 2026-09-21 00:00 UTC");
  expect(rangeWords({ fromMs: null, toMs }, "utc")).toBe("until 2026-09-22 00:00 UTC");
  expect(rangeWords({ fromMs, toMs }, "utc")).toBe("2026-09-21 00:00 – 2026-09-22 00:00 UTC");
});

test("hours of delivery are told by what speaks for them", () => {
  expect(coverageWords({ off: 1.5, unverified: 0, verified: 48 })).toBe(
    "48 spoken for by verified digests, 1.50 with validation off",
  );
  expect(coverageWords({ novel: 2 })).toBe("2 novel");
  expect(coverageWords({})).toBe("no digest speaks for any");
});

test("how long a run took is known once it has ended", () => {
  expect(tookSeconds(RUN)).toBe(2.5);
  expect(tookSeconds({ startedAtMs: 1, finishedAtMs: null })).toBe(null);
});
