import fc from "fast-check";
import { expect, test } from "vitest";
import { Spans } from "./spans";

const spans = fc.array(fc.record({ fromMs: fc.nat(60), toMs: fc.nat(60) }), { maxLength: 8 });

test("spans cover and touch what their single moments do", () => {
  fc.assert(
    fc.property(spans, fc.nat(60), fc.integer({ min: 1, max: 20 }), (parts, fromMs, length) => {
      const all = Spans.of(parts);
      const has = (at: number) => parts.some((part) => part.fromMs <= at && at < part.toMs);
      const moments = Array.from({ length }, (_, at) => fromMs + at);
      expect(all.covers(fromMs, fromMs + length)).toBe(moments.every(has));
      expect(all.touches(fromMs, fromMs + length)).toBe(moments.some(has));
    }),
    { numRuns: 1_000 },
  );
});

test("spans that touch are one, and empty ones are none", () => {
  const merged = Spans.of([
    { fromMs: 20, toMs: 30 },
    { fromMs: 10, toMs: 20 },
    { fromMs: 50, toMs: 50 },
    { fromMs: 70, toMs: 60 },
  ]);
  expect([...merged]).toEqual([{ fromMs: 10, toMs: 30 }]);
  expect(Spans.of([{ fromMs: 9, toMs: 3 }]).isEmpty).toBe(true);
});
