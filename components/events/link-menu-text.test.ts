import { expect, test } from "vitest";
import { DEFAULT_SEARCH } from "@/lib/search/event-search";
import { eventTitle, markdownLink, searchTitle } from "./link-menu-text";

const row = {
  eventName: "DeleteBucket",
  principal: { key: "k", kind: "user", name: "alice" },
  timeMs: Date.UTC(2026, 10, 21, 3, 14, 7),
};

test("names an event by what, who and when, on the clock of the page", () => {
  expect(eventTitle(row, "utc")).toBe("DeleteBucket by alice, 21 Nov 2026 03:14:07Z");
  expect(eventTitle(row, "Europe/Oslo")).toBe("DeleteBucket by alice, 21 Nov 2026 04:14:07+01:00");
});

test("says what the record does not say", () => {
  const bare = { eventName: null, principal: { ...row.principal, name: "" }, timeMs: null };
  expect(eventTitle(bare, "utc")).toBe("Event, time not recorded");
});

test("names a search by its query and time", () => {
  const range = { from: "2026-11-21T03:00Z", to: "2026-11-21T04:00Z" };
  expect(searchTitle({ ...DEFAULT_SEARCH, ...range, q: "user:alice" }, "utc")).toBe(
    "user:alice, 2026-11-21 03:00 – 04:00 UTC",
  );
  expect(searchTitle(DEFAULT_SEARCH, "utc")).toBe("All events, All time");
});

test("nothing that a log wrote can leave the text of the link", () => {
  expect(markdownLink("a](http://evil.test) [b", "https://here/events?q=(a)")).toBe(
    "[a\\]\\(http://evil.test\\) \\[b](https://here/events?q=%28a%29)",
  );
  expect(markdownLink("<img src=x>\n# big\u202e", "https://here/")).not.toMatch(
    /\n|(?<!\\)<|(?<!\\)#|\u202e/,
  );
});
