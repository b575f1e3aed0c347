import { expect, test } from "vitest";
import { periodUrl, readPeriodParams } from "./period-params";

test("what is empty, given twice or of another page is not asked", () => {
  expect(
    readPeriodParams({ from: "now-7d", to: "", scope: ["1", "2"], q: "x", __proto__: null }),
  ).toEqual({ from: "now-7d" });
});

test("a period is written into the URL of a question in a fixed order", () => {
  expect(periodUrl("/api/overview", {})).toBe("/api/overview");
  expect(periodUrl("/api/overview", { scope: "1", from: "now-1d" }, { since: "5" })).toBe(
    "/api/overview?from=now-1d&scope=1&since=5",
  );
});
