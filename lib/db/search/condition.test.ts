import { expect, test } from "vitest";
import { Prisma } from "@/lib/db/generated/client";
import {
  allOf,
  anyOf,
  EVERYTHING,
  exact,
  NOTHING,
  narrowed,
  noneOf,
  oneOf,
  UNDECIDED,
} from "./condition";

const A = exact(Prisma.sql`a`, Prisma.sql`ra`);
const B = exact(Prisma.sql`b`);
const MAYBE = narrowed(exact(Prisma.sql`m`));

test("what cannot match needs no record, and what must match none either", () => {
  expect(allOf([A, NOTHING, UNDECIDED])).toBe(NOTHING);
  expect(anyOf([A, EVERYTHING, UNDECIDED])).toBe(EVERYTHING);
  expect(allOf([EVERYTHING, A])).toBe(A);
  expect(anyOf([NOTHING, A, NOTHING])).toBe(A);
  expect(noneOf(NOTHING)).toBe(EVERYTHING);
  expect(anyOf([])).toBe(NOTHING);
  expect(allOf([])).toBe(EVERYTHING);
});

test("what is sure stays sure beside what is not, also behind NOT", () => {
  const either = anyOf([A, MAYBE]);
  expect(either).toMatchObject({ isExact: false, rollup: null });
  expect([either.sql.sql, either.sure.sql]).toEqual(["(a or m)", "(a or false)"]);
  const neither = noneOf(either);
  expect([neither.sql.sql, neither.sure.sql]).toEqual(["not ((a or false))", "not ((a or m))"]);
  const both = allOf([A, noneOf(MAYBE)]);
  expect([both.sql.sql, both.sure.sql]).toEqual(["(a and not (false))", "(a and not (m))"]);
  expect(allOf([A, B])).toMatchObject({ isExact: true, rollup: null });
});

test("sets side by side, however deep, become one", () => {
  const joined = anyOf([
    anyOf([oneOf("terms", ["1", "2"]), A]),
    anyOf([oneOf("terms", ["2", "3"]), A, oneOf("rareTerms", ["4"], null, ["now"])]),
    oneOf("rareTerms", ["5"], null, ["then"]),
  ]);
  expect(joined.sql.sql).toBe(
    "(e.terms && ?::int8[] or (e.event_time = any(?::timestamptz[]) and e.terms && ?::int8[]) or a)",
  );
  expect(joined.sql.values).toEqual(["{1,2,3}", '{"now","then"}', "{4,5}"]);
});
