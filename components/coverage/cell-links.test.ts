import fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuery } from "@/lib/search/parse";
import { cellEvents, digestNames, isDigestOf, logNames } from "./cell-links";
import { cellParam, findCell } from "./cell-param";
import { rowId } from "./coverage-heat";

const HOUR_MS = 3_600_000;
const PLACE = { account: "111122223333", region: "eu-west-1" };
const startMs = Date.parse("2026-11-21T03:00Z");
const HOUR = { startMs, endMs: startMs + HOUR_MS };
const DAY = { startMs: startMs - 3 * HOUR_MS, endMs: startMs + 21 * HOUR_MS };

test("files of an hour or a day are found by what their names share", () => {
  const name = "111122223333_CloudTrail_eu-west-1_20261121T0305Z_aaaaaaaaaaaaaaaa.json.gz";
  expect(name.startsWith(logNames(PLACE, HOUR, "cloudtrail"))).toBe(true);
  expect(name.startsWith(logNames(PLACE, DAY, "cloudtrail"))).toBe(true);
  expect(name.startsWith(logNames(PLACE, DAY, "insight"))).toBe(false);
});

test("digests of a cell are those whose hour lies in its time, also in the next day's folder", () => {
  const late = { startMs: startMs + 20 * HOUR_MS, endMs: startMs + 21 * HOUR_MS };
  expect(digestNames(PLACE, late)).toEqual([
    "111122223333/CloudTrail-Digest/eu-west-1/2026/11/21/",
    "111122223333/CloudTrail-Digest/eu-west-1/2026/11/22/",
  ]);
  expect(digestNames(PLACE, HOUR)).toHaveLength(1);
  const ended = (time: string, end = ".json.gz") =>
    isDigestOf(`111122223333_CloudTrail-Digest_eu-west-1_t_us-east-1_${time}Z${end}`, HOUR);
  expect(["20261121T030000", "20261121T050000"].filter((time) => ended(time))).toEqual([]);
  for (const time of ["20261121T032210", "20261121T040000", "20261121T042210"]) {
    expect(ended(time), time).toBe(true);
    expect(ended(time, "_backfill.json.gz"), time).toBe(true);
    expect(ended(time, ".json.gz.metadata.json"), time).toBe(false);
  }
});

test("a cell in the link is found again, whatever its Region is called", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (account, region) => {
      const row = { account, region };
      const places = new Map([[rowId(row), row]]);
      const found = findCell(cellParam(rowId(row), HOUR), [DAY, HOUR], places);
      expect(found).toEqual({ row, at: 1, time: HOUR });
      expect(parseQuery(cellEvents(row, HOUR).q).issues).toEqual([]);
    }),
  );
});

test("a cell that is not shown, or no cell at all, is not found", () => {
  const places = new Map([[rowId(PLACE), PLACE]]);
  for (const param of [
    null,
    "",
    "x",
    "/",
    cellParam("other", HOUR),
    cellParam(rowId(PLACE), DAY),
  ]) {
    expect(findCell(param, [HOUR], places)).toBeNull();
  }
});
