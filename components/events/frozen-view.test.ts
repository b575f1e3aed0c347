import { expect, test } from "vitest";
import { DEFAULT_SEARCH } from "@/lib/search/event-search";
import { freezeView } from "./frozen-view";

const axis = {
  fromMs: Date.UTC(2026, 10, 20),
  toMs: Date.UTC(2026, 10, 22),
  total: 5,
  buckets: [{ startMs: Date.UTC(2026, 10, 21), counts: [3, 2, 0, 0], late: 0 }],
};
const asof = 7;
const atMs = Date.UTC(2026, 10, 22, 12);

test("a frozen view has the times of the answer, not those of a clock that goes on", () => {
  const view = { ...DEFAULT_SEARCH, q: "user:alice", from: "now-24h", to: "now-1h" };
  expect(freezeView(view, { asof, atMs, axis })).toEqual({
    ...view,
    from: "2026-11-21T12:00Z",
    to: "2026-11-22T11:00Z",
    asof: 7,
  });
});

test("closes open ends where the axis ends", () => {
  expect(freezeView(DEFAULT_SEARCH, { asof, atMs, axis })).toMatchObject({
    from: "2026-11-20T00:00Z",
    to: "2026-11-22T00:00Z",
  });
});

test("leaves an end open when events lie beyond the axis or have no time", () => {
  const withUndated = { ...axis, total: 6 };
  expect(freezeView(DEFAULT_SEARCH, { asof, atMs, axis: withUndated })).toMatchObject({
    from: null,
    to: null,
    asof: 7,
  });
});

test("leaves an end open while the events are still being counted", () => {
  const view = { ...DEFAULT_SEARCH, from: "now-1h" };
  expect(freezeView(view, { asof, atMs, axis: null })).toMatchObject({
    from: "2026-11-22T11:00Z",
    to: null,
    asof: 7,
  });
});
