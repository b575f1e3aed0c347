import { expect, test } from "vitest";
import {
  type CoverageView,
  DEFAULT_VIEW,
  parseCoverageView,
  printCoverageView,
} from "./coverage-view";

const parse = (search: string) => parseCoverageView([...new URLSearchParams(search)]);

test("a view that is printed reads back the same, and what is usual is not printed", () => {
  const view: CoverageView = {
    ...{ grid: "hour", family: "insight", show: "seen", table: true },
    cell: "2026-11-21T03:00Z/111122223333/eu-west-1",
  };
  const printed = printCoverageView(view);
  expect(
    parse(`${new URLSearchParams(Object.entries(printed).map(([k, v]) => [k, v ?? ""]))}`),
  ).toEqual({
    view,
    ignored: [],
  });
  expect(Object.values(printCoverageView(DEFAULT_VIEW))).toEqual([null, null, null, null, null]);
  expect(printCoverageView({ table: false })).toEqual({ table: null });
});

test("what a link says that cannot be read is named and left out", () => {
  expect(
    parse("from=2026-11-01&grid=week&family=__proto__&show=seen&constructor=1&tz=utc"),
  ).toEqual({
    view: { ...DEFAULT_VIEW, show: "seen" },
    ignored: ["grid", "family", "constructor"],
  });
  expect(parse("table=1&table=1")).toEqual({
    view: { ...DEFAULT_VIEW, table: true },
    ignored: ["table"],
  });
});
