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

test("a selection, a baseline or a context of no known form is named", () => {
  const wrong = {
    sel: ["", "x", "2026-11-21", "2026..", "2026..2027..2028", "soon..now", "now-1y..now"],
    cmp: ["", "all", "principal:", "REST ", "..", "2026..x"],
    ctx: ["", "session", "session:5", "session:5d", "session:5m:all", "Session:5m"],
  };
  for (const [name, texts] of Object.entries(wrong)) {
    for (const text of texts) {
      const { search, ignored } = parseSearch({ [name]: text });
      expect(search, `${name}=${text}`).toEqual(DEFAULT_SEARCH);
      expect(ignored).toEqual(text === "" ? [] : [name]);
    }
  }
});

test("a query that is too long is kept: who reads it says so", () => {
  const q = "a".repeat(5_000);
  expect(parseSearch({ q })).toEqual({ search: { ...DEFAULT_SEARCH, q }, ignored: [] });
});

test("a column may be any path that a query can name", () => {
  const cols = (text: string) => parseSearch({ cols: text }).search.cols;
  expect(cols('time:180,request."a,b":90,response.tags[0].key')).toEqual([
    { field: "time", widthPx: 180 },
    { field: 'request."a,b"', widthPx: 90 },
    { field: "response.tags[0].key", widthPx: null },
  ]);
  for (const wrong of ["time,nothing.a", 'request."a', "time:99999", "time; drop", "__proto__"]) {
    expect(cols(wrong)).toEqual([]);
  }
});

test("a printed search is read as it was", () => {
  // A time has the lowest limit: 40 characters, of which a grapheme may have several.
  const text = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
    .filter(({ length }) => length <= 40);
  const searches: fc.Arbitrary<EventSearch> = fc.record({
    q: text,
    from: fc.option(text),
    to: fc.option(text),
    asof: fc.option(fc.nat()),
    tz: fc.constantFrom(null, "utc", "local", "Europe/Oslo"),
    scope: fc.option(text),
    cols: fc.array(
      fc.record({
        field: fc.constantFrom("time", "ip", "request.a", 'extra."a,b:1"[0]', 'request."\\"é, "'),
        widthPx: fc.option(fc.nat(9_999)),
      }),
    ),
    sort: fc.constantFrom(...SORTS),
    by: fc.constantFrom(...BYS),
    view: fc.constantFrom(...VIEWS),
    e: fc.option(text),
    p: fc.constantFrom(...PANEL_TABS),
    ctx: fc.constantFrom(null, "session:5m", "ip:24h:query"),
    sel: fc.constantFrom(null, "2026-11-21T03:00Z..2026-11-21T04:00:00.5Z", "now-2h..now"),
    cmp: fc.oneof(
      fc.constantFrom(null, "rest", "prev", "weeks", "2026..2026-11-21"),
      text.map((name) => `principal:${name}`),
    ),
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
