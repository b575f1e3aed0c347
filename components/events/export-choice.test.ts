import { expect, test } from "vitest";
import { DEFAULT_SEARCH } from "@/lib/search/event-search";
import { exportAddress } from "./export-choice";

const frozen = {
  ...DEFAULT_SEARCH,
  q: "user:alice",
  from: "2026-11-21T03:00Z",
  asof: 7,
  sort: "time" as const,
  cols: [
    { field: "time", widthPx: 180 },
    { field: "request.bucketName", widthPx: null },
  ],
};
const asked = (format: "ndjson" | "csv", columns: "shown" | "usual", zone = "Europe/Oslo") =>
  Object.fromEntries(
    new URL(exportAddress(frozen, { format, columns, zone, id: "an-id" }), "http://here")
      .searchParams,
  );

test("evidence is the frozen search, whatever the columns and the clock on screen", () => {
  expect(asked("ndjson", "shown")).toEqual({
    q: "user:alice",
    from: "2026-11-21T03:00Z",
    asof: "7",
    sort: "time",
    format: "ndjson",
    id: "an-id",
  });
});

test("a display copy has all columns on screen in their order, and the page's clock", () => {
  expect(asked("csv", "shown")).toMatchObject({
    cols: "time,request.bucketName",
    tz: "Europe/Oslo",
  });
  expect(asked("csv", "usual")).not.toHaveProperty("cols");
});

test("a local clock goes to the server by its name (tests run at +05:45)", () => {
  expect(asked("csv", "usual", "local").tz).toMatch(/^Asia\/Kath?mandu$/);
});
