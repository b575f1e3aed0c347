import { expect, test } from "vitest";
import { describePage, rangeText } from "./describe-page";

test("a view of events is said as a sentence, with what is not as usual", () => {
  expect(
    describePage("/events?q=outcome:denied&from=now-24h&sort=time&asof=8841&view=compare", "utc"),
  ).toEqual({
    page: "Events",
    query: "outcome:denied",
    sentence: "Events where Outcome is denied.",
    details: ["from now-24h", "as compare", "oldest first", "frozen at file 8841"],
  });
  expect(describePage("/events", "utc")).toEqual({
    page: "Events",
    query: "",
    sentence: "All events.",
    details: [],
  });
});

test("a query that this version does not know is no reason to fail", () => {
  expect(describePage("/events?q=user:(", "utc").sentence).toBe("This query is not understood.");
});

test.each([
  ["/history", "Search history", ""],
  ["/imports?state=done", "Imports", ""],
  ["/imports/files/7", "Imports", "/imports/files/7"],
  ["/events/0a1b-2c?p=raw", "Events", "/events/0a1b-2c"],
  ["/elsewhere", "/elsewhere", ""],
])("%s is on the page %s", (url, page, sentence) => {
  expect(describePage(url, "utc")).toEqual({ page, query: null, sentence, details: [] });
});

test.each([
  ["2026-09-01T00:00Z", "2026-11-01T00:00Z", "2026-09-01 00:00 – 2026-11-01 00:00 UTC"],
  ["2026-09-01T03:00Z", "2026-09-01T04:00Z", "2026-09-01 03:00 – 04:00 UTC"],
  ["2026-09-01T03:00Z", null, "from 2026-09-01 03:00 UTC"],
  [null, "2026-09-01", "to 2026-09-01 00:00 UTC"],
  ["now-24h", "2026-09-01", "from now-24h to 2026-09-01 00:00 UTC"],
  ["<b>", null, "from <b>"],
  [null, null, ""],
])("the range from %s to %s is said as it is read", (from, to, text) => {
  expect(rangeText({ from, to }, "utc")).toBe(text);
});

test("a range is said on the reader's clock", () => {
  expect(
    rangeText({ from: "2026-09-01T22:30Z", to: "2026-09-01T23:00Z" }, "Asia/Kolkata"),
  ).toContain("2026-09-02 04:00 – 04:30");
});
