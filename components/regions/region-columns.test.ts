import { expect, test } from "vitest";
import type { RegionGrid } from "@/lib/api/region-contract";
import { toHeatColumns } from "./region-columns";

const HOUR_MS = 3_600_000;
const AT_MS = Date.UTC(2026, 10, 22, 9);

function words(
  grid: RegionGrid["grid"],
  part: Partial<RegionGrid["columns"][number]>,
  zone = "utc",
) {
  const column = { startMs: null, endMs: null, hour: null, weekday: null, q: "", ...part };
  return toHeatColumns({ grid, columns: [column] }, zone)[0];
}

test("an hour says its day and its clock", () => {
  const hour = { startMs: AT_MS, endMs: AT_MS + HOUR_MS };
  expect(words("hour", hour)).toEqual({
    id: "0",
    label: "09",
    longLabel: "22 Nov 09:00–10:00 UTC",
    over: "Sun 22 Nov",
  });
  expect(words("hour", hour, "Asia/Kolkata")).toMatchObject({
    label: "14:30",
    longLabel: "22 Nov 14:30–15:30 Asia/Kolkata",
  });
});

test("a day says its year, and its clock only where it is cut", () => {
  const startMs = Date.UTC(2026, 10, 22);
  expect(words("day", { startMs, endMs: startMs + 24 * HOUR_MS })).toMatchObject({
    label: "22",
    longLabel: "22 Nov 2026 UTC",
    over: "Nov 2026",
  });
  expect(words("day", { startMs: AT_MS, endMs: startMs + 24 * HOUR_MS })?.longLabel).toBe(
    "22 Nov 2026 09:00–24:00 UTC",
  );
});

test("hours that come again are UTC whatever the clock of the page", () => {
  expect(words("hour-day", { hour: 23 }, "Europe/Oslo")).toEqual({
    id: "0",
    label: "23",
    longLabel: "23:00–24:00 UTC",
  });
  expect(words("week", { hour: 9, weekday: 6 }, "Europe/Oslo")).toEqual({
    id: "0",
    label: "09",
    longLabel: "Sunday 09:00–10:00 UTC",
    over: "Sunday",
  });
});
