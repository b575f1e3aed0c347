import { expect, test } from "vitest";
import { DEFAULT_SEARCH, type EventSearch } from "@/lib/search/event-search";
import { closeEvent } from "./close-event";

const OPEN: EventSearch = {
  ...DEFAULT_SEARCH,
  q: "user:a",
  e: "k",
  p: "diff",
  cmp: "other",
  ctx: "ip:5m",
};
const closed = (view: EventSearch): EventSearch => ({ ...view, ...closeEvent(view) });

test("nothing of the open event stays in the link", () => {
  expect(closed(OPEN)).toEqual({ ...DEFAULT_SEARCH, q: "user:a" });
});

test("the baseline of the comparison is no part of an event", () => {
  expect(closed({ ...OPEN, view: "compare", cmp: "rest" }).cmp).toBe("rest");
  expect(closed({ ...DEFAULT_SEARCH, cmp: "rest" }).cmp).toBe("rest");
});
