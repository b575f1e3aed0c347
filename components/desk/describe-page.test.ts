import { expect, test } from "vitest";
import { describePage } from "./describe-page";

test("a view of events is said as a sentence, with what is not as usual", () => {
  expect(
    describePage("/events?q=outcome:denied&from=now-24h&sort=time&asof=8841&view=compare"),
  ).toEqual({
    page: "Events",
    query: "outcome:denied",
    sentence: "Events where Outcome is denied.",
    details: ["from now-24h", "as compare", "oldest first", "frozen at file 8841"],
  });
  expect(describePage("/events")).toEqual({
    page: "Events",
    query: "",
    sentence: "All events.",
    details: [],
  });
});

test("a query that this version does not know is no reason to fail", () => {
  expect(describePage("/events?q=user:(").sentence).toBe("This query is not understood.");
});

test.each([
  ["/imports?state=done", "Imports", ""],
  ["/imports/files/7", "Imports", "/imports/files/7"],
  ["/events/0a1b-2c?p=raw", "Events", "/events/0a1b-2c"],
  ["/elsewhere", "/elsewhere", ""],
])("%s is on the page %s", (url, page, sentence) => {
  expect(describePage(url)).toEqual({ page, query: null, sentence, details: [] });
});
