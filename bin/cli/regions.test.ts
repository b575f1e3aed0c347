import { expect, test } from "vitest";
import type { RegionGrid } from "@/lib/api/region-contract";
import { regions, regionsText } from "./regions";
import { UsageError } from "./run";

const counts = { events: 1_200, success: 1_100, denied: 90, errors: 10, unknown: 0 };
const none = { events: 0, success: 0, denied: 0, errors: 0, unknown: 0 };
const link = { q: "", fromMs: null, toMs: null };
const startMs = Date.UTC(2026, 8, 24);

const grid: RegionGrid = {
  period: { fromMs: startMs, toMs: startMs + 86_400_000, basis: "asked" },
  baseline: {
    fromMs: 0,
    toMs: 0,
    coveredHours: 0,
    missingHours: 0,
    coveredDays: 0,
    isEnough: false,
  },
  grid: "day",
  columns: [{ startMs, endMs: startMs + 86_400_000, hour: null, weekday: null, q: "" }],
  rows: [
    {
      region: "sa\u001b[31m",
      name: null,
      partition: null,
      isKnown: false,
      enabledByDefault: null,
      state: "active",
      all: counts,
      global: none,
      firstMs: null,
      lastMs: null,
      cells: [
        {
          column: 0,
          all: counts,
          global: none,
          quiet: 0,
          marks: [{ kind: "N", principals: [], sentence: "first by \u202e", events: 1_200, link }],
        },
      ],
      uncovered: [],
      q: "",
    },
  ],
  moreRows: 0,
  accounts: [],
  served: [],
  signIns: [],
  asof: 1,
};

test("a table of Regions shows what is unusual, and log texts cannot drive the terminal", () => {
  expect(regionsText(grid).split("\n")).toEqual([
    "2026-09-24 00:00:00Z to 2026-09-25 00:00:00Z",
    "REGION            STATE            EVENTS      GLOBAL      DENIED      ERRORS",
    "sa\\u001b[31m      active            1\u202f200           0          90          10",
    "  N  2026-09-24 00:00:00Z  first by \\u202e",
    "",
  ]);
});

test("another grid or a senseless time is wrong use", async () => {
  const run = (options: Record<string, string>) => regions.run({ words: [], options });
  await expect(run({ by: "week" })).rejects.toThrow(UsageError);
  await expect(run({ from: "x".repeat(60) })).rejects.toThrow(UsageError);
});
