import fc from "fast-check";
import { expect, test } from "vitest";
import type { AccountRegions } from "@/lib/api/region-contract";
import { countsOf, regionLines } from "./region-lines";
import { answer, cell, counts, mark, row } from "./testing/region-answer";

const VIEW = { show: "some", split: false, sort: "name", out: "events" } as const;
const some = counts({ success: 1 });

function account(part: Partial<AccountRegions>): AccountRegions {
  const learnedFrom = { fromMs: 0, toMs: 1, writes: 10 };
  return { account: "111122223333", regions: [], learnedFrom, outside: [], ...part };
}

function home(region: string, state: "home" | "learned" | "denied") {
  return {
    region,
    state,
    isUsual: state !== "denied",
    isExpired: false,
    share: 0,
    writes: 0,
    reason: null,
    expiresMs: null,
    setBy: null,
    setAtMs: null,
  };
}

const titles = (...given: Parameters<typeof regionLines>) =>
  regionLines(...given).map(({ title }) => title);

test("Regions of which there is something to say are shown, all others on request", () => {
  const grid = answer(
    [
      row("af-south-1", { state: "not-enabled" }),
      row("eu-north-1", { state: "quiet" }),
      row("eu-west-1", { all: some }),
      row("sa-east-1"),
      row("us-west-2"),
    ],
    { accounts: [account({ regions: [home("us-west-2", "denied")] })] },
  );
  expect(titles(grid, VIEW)).toEqual(["eu-north-1", "eu-west-1", "us-west-2"]);
  expect(titles(grid, { ...VIEW, show: "all" })).toHaveLength(5);
});

test("rows stand by place, by what is unusual, by volume or by name", () => {
  const marked = { all: some, cells: [cell(0, { all: some, marks: [mark("N")] })] };
  const rows = [
    row(null, { all: counts({ success: 9 }) }),
    row("ap-south-1", { all: counts({ success: 7 }) }),
    row("eu-west-1", { all: counts({ success: 8, denied: 1 }) }),
    row("sa-east-1", marked),
    row("us-east-1", { all: counts({ success: 2, denied: 3 }) }),
  ];
  const order = (sort: "place" | "unusual" | "volume" | "name", out: "events" | "denied") =>
    titles(answer(rows), { ...VIEW, sort, out }).map((title) => title.slice(0, 2));
  expect(order("place", "events")).toEqual(["us", "sa", "eu", "ap", "No"]);
  expect(order("unusual", "events")).toEqual(["sa", "eu", "No", "ap", "us"]);
  expect(order("volume", "denied")).toEqual(["us", "eu", "ap", "sa", "No"]);
  expect(order("name", "events")).toEqual(["ap", "eu", "sa", "us", "No"]);
});

test("a row that is split keeps every event, in either part", () => {
  const outcomes = fc.record({
    success: fc.nat(99),
    denied: fc.nat(99),
    errors: fc.nat(99),
    unknown: fc.nat(99),
  });
  fc.assert(
    fc.property(outcomes, outcomes, (global, rest) => {
      const sum = {
        success: global.success + rest.success,
        denied: global.denied + rest.denied,
        errors: global.errors + rest.errors,
        unknown: global.unknown + rest.unknown,
      };
      const counted = { all: counts(sum), global: counts(global) };
      expect(countsOf(counted, "global")).toEqual(counts(global));
      expect(countsOf(counted, "rest")).toEqual(counts(rest));
      expect(countsOf(counted, "all")).toEqual(counts(sum));
    }),
  );
});

test("only a Region with global services is split, each part with its conditions", () => {
  const grid = answer([
    row("us-east-1", { all: counts({ success: 5 }), global: counts({ success: 2 }) }),
    row("eu-west-1", { all: some }),
  ]);
  const lines = regionLines(grid, { ...VIEW, split: true });
  expect(lines.map(({ title, q }) => [title, q])).toEqual([
    ["eu-west-1", "region:eu-west-1"],
    ["us-east-1", "region:us-east-1 -global:true"],
    ["us-east-1 · global services", "region:us-east-1 global:true"],
  ]);
  expect(new Set(lines.map(({ id }) => id)).size).toBe(3);
});

test("what is to be said of a Region stands beside it, with the number of accounts if there are several", () => {
  const one = account({
    regions: [home("eu-west-1", "home")],
    outside: [{ region: "xx-moon-1", events: 3, link: { q: "", fromMs: 0, toMs: 1 } }],
  });
  const two = account({ account: "222233334444", regions: [home("eu-west-1", "learned")] });
  const rows = [
    row("eu-west-1", { all: some, enabledByDefault: false }),
    row("xx-moon-1", { all: some, isKnown: false, enabledByDefault: null }),
  ];
  const flags = (accounts: AccountRegions[]) =>
    regionLines(answer(rows, { accounts }), VIEW).map((line) => line.flags.join(", "));
  expect(flags([one])).toEqual(["home, opt-in", "outside home, unknown Region"]);
  expect(flags([one, two])).toEqual([
    "home (1 of 2), learned (1 of 2), opt-in",
    "outside home (1 of 2), unknown Region",
  ]);
});
