import fc from "fast-check";
import { expect, test } from "vitest";
import { ValueCounts } from "./value-counts";

test("listed values are counted exactly, the most frequent and the rarest ones", () => {
  const values = fc.array(fc.option(fc.constantFrom("a", "b", "c", "d", "__proto__", "*", "")));
  fc.assert(
    fc.property(values, fc.nat(8), fc.nat(8), (added, top, rare) => {
      const counts = new ValueCounts();
      for (const value of added) counts.add(value);
      const found = counts.pick({ top, rare });
      const countOf = (value: string | null) => added.filter((one) => one === value).length;
      for (const { value, count } of [...found.values, ...found.rare]) {
        expect(count).toBe(countOf(value));
      }
      const distinct = new Set(added).size;
      const listed = new Set([...found.values, ...found.rare].map(({ value }) => value));
      expect(listed.size).toBe(found.values.length + found.rare.length);
      expect(found.more).toBe(distinct > listed.size);
      expect(found.values.length).toBe(Math.min(top, distinct));
      const least = Math.min(...found.values.map(({ count }) => count));
      for (const { count } of found.rare) expect(count).toBeLessThanOrEqual(least);
    }),
  );
});

test("memory is bounded: further values are known to exist, the first ones go on being counted", () => {
  const counts = new ValueCounts();
  const huge = (number: number) => `${number}`.repeat(1_000);
  for (let number = 0; number < 3_000; number++) counts.add(huge(1_000 + number));
  for (let times = 0; times < 5; times++) counts.add(huge(1_000));
  const { values, more } = counts.pick({ top: 10_000 });
  expect(values[0]).toEqual({ value: huge(1_000), count: 6 });
  expect(values.length).toBeLessThan(500);
  expect(more).toBe(true);
});
