import { expect, test } from "vitest";
import { toCoverageColumns } from "./coverage-columns";

const column = (from: string, to: string) => ({ startMs: Date.parse(from), endMs: Date.parse(to) });

test("days are UTC on every clock, and a part of a day says which", () => {
  const columns = [
    column("2026-10-31T14:00Z", "2026-11-01T00:00Z"),
    column("2026-11-01T00:00Z", "2026-11-02T00:00Z"),
  ];
  expect(toCoverageColumns({ grid: "day", columns }, "Europe/Oslo")).toEqual([
    { id: "0", label: "31", longLabel: "31 Oct 2026 14:00–24:00 UTC", over: "Oct 2026" },
    { id: "1", label: "1", longLabel: "1 Nov 2026 UTC", over: "Nov 2026" },
  ]);
});

test("hours are told on the reader's clock", () => {
  const columns = [column("2026-11-21T22:00Z", "2026-11-21T23:00Z")];
  expect(toCoverageColumns({ grid: "hour", columns }, "utc")[0]).toMatchObject({
    ...{ label: "22", longLabel: "21 Nov 22:00–23:00 UTC", over: "Sat 21 Nov" },
  });
  expect(toCoverageColumns({ grid: "hour", columns }, "Europe/Oslo")[0]).toMatchObject({
    ...{ label: "23", longLabel: "21 Nov 23:00–24:00 Europe/Oslo" },
  });
});
