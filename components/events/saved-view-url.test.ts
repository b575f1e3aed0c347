import { expect, test } from "vitest";
import { DEFAULT_SEARCH } from "@/lib/search/event-search";
import { isSameView, readKeptUrl, toKeptUrl } from "./saved-view-url";

test("keeps everything of a view but the event that is open", () => {
  const view = { ...DEFAULT_SEARCH, q: "user:alice", asof: 7, tz: "Europe/Oslo", e: "key" };
  expect(toKeptUrl(view)).toBe("/events?q=user:alice&asof=7&tz=Europe/Oslo");
  expect(toKeptUrl({ ...DEFAULT_SEARCH, e: "key", p: "raw" })).toBe("/events");
  expect(readKeptUrl(toKeptUrl(view))).toEqual({ ...view, e: null });
});

test("a view is the same however its link is written", () => {
  const view = { ...DEFAULT_SEARCH, q: "a b", sort: "time" as const };
  expect(isSameView("/events?sort=time&q=a%20b&e=open", view)).toBe(true);
  expect(isSameView("/events?q=a%20b", view)).toBe(false);
  expect(isSameView("/imports?sort=time&q=a%20b", view)).toBe(false);
});
