import fc from "fast-check";
import { expect, test } from "vitest";
import { compareRows } from "./compare-rows";
import {
  type CompareWith,
  canCompare,
  otherSide,
  parseCompare,
  printCompare,
} from "./compare-with";

const row = (value: string | null, events: number, label = value ?? "not recorded") => ({
  value,
  label,
  counts: { events, denied: 0, errors: 0 },
  link: null,
});

test("values stand side by side, those first that differ most", () => {
  const here = { rows: [row("a", 5), row("b", 1)], total: 2 };
  const there = { rows: [row("a", 4), row("c", 9)], total: 2 };
  expect(compareRows(here, there)).toMatchObject([
    { label: "c", here: 0, there: 9, difference: -9 },
    { label: "a", here: 5, there: 4, difference: 1 },
    { label: "b", here: 1, there: 0, difference: 1 },
  ]);
});

test("a value that is not among the first of a side is unknown there, not absent", () => {
  const here = { rows: [row("a", 5)], total: 1 };
  const there = { rows: [row("b", 9)], total: 30 };
  expect(compareRows(here, there)).toMatchObject([
    { label: "b", here: 0, there: 9, difference: -9 },
    { label: "a", here: 5, there: null, difference: null },
  ]);
});

test("what is not recorded, and one name in two services, stay apart", () => {
  const one = { rows: [row(null, 1), row("Get", 2, "s3:Get"), row("Get", 3, "kms:Get")], total: 3 };
  expect(compareRows(one, { rows: [], total: 0 })).toHaveLength(3);
});

test("nothing is lost and nothing counted twice", () => {
  const side = fc
    .uniqueArray(fc.tuple(fc.string(), fc.nat(1e9)), { selector: ([value]) => value })
    .map((pairs) => pairs.map(([value, events]) => row(value, events)))
    .map((rows) => ({ rows, total: rows.length }));
  const sum = (rows: readonly { counts: { events: number } }[]) =>
    rows.reduce((total, { counts }) => total + counts.events, 0);
  fc.assert(
    fc.property(side, side, (here, there) => {
      const compared = compareRows(here, there);
      const added = (of: "here" | "there" | "difference") =>
        compared.reduce((total, each) => total + (each[of] ?? 0), 0);
      expect(added("here")).toBe(sum(here.rows));
      expect(added("there")).toBe(sum(there.rows));
      expect(added("difference")).toBe(sum(here.rows) - sum(there.rows));
    }),
  );
});

const anyCompare: fc.Arbitrary<CompareWith> = fc.oneof(
  fc.constant<CompareWith>({ kind: "prev" }),
  fc.constant<CompareWith>({ kind: "range", from: "2026-01-01", to: "2026-02-01T03:14Z" }),
  fc.string({ minLength: 1 }).map((key): CompareWith => ({ kind: "principal", key })),
);

test("what is written into a link is read from it", () => {
  fc.assert(
    fc.property(anyCompare, (other) => {
      expect(parseCompare(printCompare(other))).toEqual(other);
    }),
  );
});

test.each(["", "rest", "principal:", "..", "a..", "a..b..c"])(
  "%j compares with nothing",
  (text) => {
    expect(parseCompare(text)).toBeNull();
  },
);

test("the period before is as long and ends where the period begins", () => {
  const period = { fromMs: Date.parse("2026-01-31T00:00Z"), toMs: Date.parse("2026-02-10T00:00Z") };
  expect(otherSide({ kind: "prev" }, "x", period, "123456789012")).toEqual({
    id: "x",
    params: { from: "2026-01-21T00:00Z", to: "2026-01-31T00:00Z", scope: "123456789012" },
  });
  expect(otherSide({ kind: "principal", key: "user|1|bob" }, "x", period, undefined)).toEqual({
    id: "user|1|bob",
    params: { from: "2026-01-31T00:00Z", to: "2026-02-10T00:00Z" },
  });
});

test("only principals are compared with principals", () => {
  const other = { kind: "principal", key: "user|1|bob" } as const;
  expect(canCompare("principal", other)).toBe(true);
  expect(canCompare("ip", other)).toBe(false);
  expect(canCompare("ip", { kind: "prev" })).toBe(true);
});
