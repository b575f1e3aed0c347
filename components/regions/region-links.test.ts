import { expect, test } from "vitest";
import { parseQuery } from "@/lib/search/parse";
import { parseSearch } from "@/lib/search/url";
import { regionLines } from "./region-lines";
import { blockLink, cellLink, compareHref, lineLink } from "./region-links";
import { answer, counts, row } from "./testing/region-answer";

const all = counts({ success: 5 });
const grid = answer([
  row("us-east-1", { all, global: counts({ success: 2 }) }),
  row("eu-west-1", { all }),
  row(null, { all }),
]);
const [europe, rest, global, nowhere] = regionLines(grid, {
  show: "some",
  split: true,
  sort: "name",
  out: "events",
});
const [first, second] = grid.columns;
if (!europe || !rest || !global || !nowhere || !first || !second) throw new Error("no such line");
const hours = [8, 9].map((hour) => ({
  ...first,
  startMs: null,
  endMs: null,
  hour,
  q: `hour:${hour}`,
}));
const { period } = grid;
const bounds = { period, scope: undefined, out: "events" } as const;

const reads = (q: string) => parseQuery(q).query !== null;

test("a cell's link has the conditions of its row and the bounds of its column", () => {
  expect(cellLink(europe, second, bounds)).toEqual({
    q: "region:eu-west-1",
    fromMs: second.startMs,
    toMs: second.endMs,
  });
});

test("an hour that comes again is a condition, and the period the bounds", () => {
  const [eight] = hours;
  if (!eight) throw new Error("no hour");
  expect(cellLink(global, eight, bounds)).toEqual({
    q: "region:us-east-1 global:true hour:8",
    fromMs: period.fromMs,
    toMs: period.toMs,
  });
});

test("the accounts and the outcome that are counted go along", () => {
  const narrow = { ...bounds, scope: "111122223333, 222233334444", out: "denied" } as const;
  const { q } = lineLink(rest, narrow);
  expect(q).toBe(
    "region:us-east-1 -global:true account:(111122223333 OR 222233334444) outcome:denied",
  );
  expect(reads(q)).toBe(true);
  expect(lineLink(rest, { ...bounds, scope: "111122223333" }).q).toContain("account:111122223333");
});

test("a block is all its rows from its first column to its last", () => {
  const block = { lines: [europe, global, nowhere], columns: [first, second], first: 0 };
  const link = blockLink(block, bounds);
  expect(link).toEqual({
    q: "(region:eu-west-1 OR (region:us-east-1 global:true) OR missing:region)",
    fromMs: first.startMs,
    toMs: second.endMs,
  });
  expect(reads(link?.q ?? "")).toBe(true);
});

test("a block of hours that come again names each hour once for each weekday", () => {
  const week = ["mon", "tue"].flatMap((day) =>
    hours.map((hour) => ({ ...hour, weekday: 0, q: `weekday:${day} ${hour.q}` })),
  );
  const block = (columns: typeof hours) => ({ lines: [europe], columns, first: 0 });
  expect(blockLink(block(hours), bounds)?.q).toBe("region:eu-west-1 hour:(8 OR 9)");
  const link = blockLink(block(week), bounds);
  expect(link?.q).toBe(
    "region:eu-west-1 ((weekday:mon hour:(8 OR 9)) OR (weekday:tue hour:(8 OR 9)))",
  );
  expect(reads(link?.q ?? "")).toBe(true);
  expect(compareHref(block(hours), bounds)).toBeNull();
});

test("a block that no query can say has no link", () => {
  const many = Array.from({ length: 120 }, (_, at) => ({ ...europe, q: `region:long-name-${at}` }));
  const block = { lines: many, columns: [first], first: 0 };
  expect(blockLink(block, bounds)).toBeNull();
  expect(compareHref(block, bounds)).toBeNull();
});

test("a block is compared with the rest of the period, which must have a rest", () => {
  const href = compareHref({ lines: [europe], columns: [second], first: 1 }, bounds);
  const { search, ignored } = parseSearch(new URLSearchParams(href?.split("?")[1]));
  expect(ignored).toEqual([]);
  expect(search).toMatchObject({
    q: "region:eu-west-1",
    from: "2026-11-21T00:00Z",
    to: "2026-11-23T00:00Z",
    view: "compare",
    sel: "2026-11-22T00:00Z..2026-11-23T00:00Z",
  });
  const whole = { lines: [europe], columns: [first, second], first: 0 };
  expect(compareHref(whole, bounds)).toBeNull();
});
