import fc from "fast-check";
import { expect, test } from "vitest";
import {
  BYS,
  DEFAULT_SEARCH,
  DENSITIES,
  type EventSearch,
  PANEL_TABS,
  SORTS,
  VIEWS,
} from "./event-search";
import { parseSearch, printSearch } from "./url";

test("defaults are left out and the order is fixed", () => {
  expect(printSearch(DEFAULT_SEARCH)).toBe("");
  const { search, ignored } = parseSearch(
    new URLSearchParams(
      "sort=time&cols=time:180,eventName,request.a.b&asof=8841207&from=now-24h&q=user:alice -x/y",
    ),
  );
  expect(ignored).toEqual([]);
  expect(search.cols).toEqual([
    { field: "time", widthPx: 180 },
    { field: "event", widthPx: null },
    { field: "request.a.b", widthPx: null },
  ]);
  expect(printSearch(search)).toBe(
    "q=user:alice+-x/y&from=now-24h&asof=8841207&cols=time:180,event,request.a.b&sort=time",
  );
});

test("what is unknown, wrong or twice is ignored and named", () => {
  const { search, ignored } = parseSearch({
    q: ["a", "b"],
    sort: "pg_sleep(5)",
    asof: "1e9",
    cols: "nothing",
    utm: "x",
    tz: undefined,
    e: "",
  });
  expect(search).toEqual({ ...DEFAULT_SEARCH, q: "a" });
  expect(ignored).toEqual(["q", "sort", "asof", "cols", "utm"]);
  expect(parseSearch(new URLSearchParams("__proto__=x&constructor=y")).ignored).toEqual([
    "__proto__",
    "constructor",
  ]);
});

test("a printed search is read as it was", () => {
  const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
  const searches: fc.Arbitrary<EventSearch> = fc.record({
    q: text,
    from: fc.option(text),
    to: fc.option(text),
    asof: fc.option(fc.nat()),
    tz: fc.constantFrom(null, "utc", "local", "Europe/Oslo"),
    scope: fc.option(text),
    cols: fc.array(
      fc.record({ field: fc.constantFrom("time", "ip"), widthPx: fc.option(fc.nat(9_999)) }),
    ),
    sort: fc.constantFrom(...SORTS),
    by: fc.constantFrom(...BYS),
    view: fc.constantFrom(...VIEWS),
    e: fc.option(text),
    p: fc.constantFrom(...PANEL_TABS),
    ctx: fc.option(text),
    sel: fc.option(text),
    cmp: fc.option(text),
    grid: fc.constant("day" as const),
    dens: fc.constantFrom(...DENSITIES),
  });
  fc.assert(
    fc.property(searches, (search) => {
      expect(parseSearch(new URLSearchParams(printSearch(search)))).toEqual({
        search,
        ignored: [],
      });
    }),
  );
});
