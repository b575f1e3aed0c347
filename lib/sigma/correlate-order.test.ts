import fc from "fast-check";
import { expect, test } from "vitest";
import { correlate, reachMs } from "./correlate";
import type { CorrelationHit } from "./correlation-hit";
import { CHAIN, COUNT, hit, INNER, MINUTE, rules } from "./testing/correlations";

const LATE = Number.MAX_SAFE_INTEGER;

const BODIES = [
  COUNT,
  COUNT.replace("{ gte: 3 }", "{ eq: 2 }"),
  COUNT.replace("[a]", "[a, b]"),
  "type: value_count\nrules: [a, b]\ngroup-by: [ip]\ntimespan: 5m\ncondition: { field: user, gt: 1 }",
  "type: value_avg\nrules: [a]\ngroup-by: [ip]\ntimespan: 5m\ncondition: { field: size, gt: 2 }",
  "type: value_sum\nrules: [a]\ngroup-by: [ip]\ntimespan: 5m\ncondition: { field: size, gt: 5 }",
  "type: temporal\nrules: [a, b, c]\ngroup-by: [ip]\ntimespan: 5m",
  "type: temporal_ordered\nrules: [a, b, c]\ngroup-by: [ip]\ntimespan: 5m",
  CHAIN,
];

const someHits = fc.array(
  fc.record({
    rule: fc.constantFrom("a", "b", "c"),
    minute: fc.integer({ min: 0, max: 40 }),
    ip: fc.constantFrom("1", "2"),
    user: fc.constantFrom("u", "v", "w"),
    size: fc.constantFrom("1", "2", "7"),
  }),
  { maxLength: 30 },
);

const toHits = (
  given: readonly { rule: string; minute: number; ip: string; user: string; size: string }[],
) =>
  given.map(({ rule, minute, ...values }, number) => ({
    ...hit(rule, minute, values),
    event: `e${number}`,
  }));

test.each(BODIES)("the order of delivery and duplicates never change the alerts: %s", (body) => {
  const rule = rules(body, INNER);
  fc.assert(
    fc.property(someHits, fc.infiniteStream(fc.nat()), (given, random) => {
      const hits = toHits(given);
      const doubled = [
        ...hits,
        ...hits
          .filter((_, at) => at % 3 === 0)
          .map((one) => ({ ...one, values: new Map(one.values) })),
      ];
      const shuffled = doubled
        .map((one) => ({ one, key: random.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one);
      expect(correlate(rule, shuffled, LATE)).toEqual(correlate(rule, hits, LATE));
    }),
    { numRuns: 200 },
  );
});

test.each(BODIES)("matches further away than the reach never change what is fired: %s", (body) => {
  const rule = rules(body, INNER);
  const reach = reachMs(rule);
  fc.assert(
    fc.property(someHits, fc.integer({ min: 0, max: 40 }), (given, minute) => {
      const hits = toHits(given);
      const near = hits.filter(({ timeMs }) => Math.abs(timeMs - minute * MINUTE) <= reach);
      const firedAt = (some: CorrelationHit[]) =>
        correlate(rule, some, LATE).filter((alert) => alert.firedMs === minute * MINUTE).length > 0;
      const isPart = (some: CorrelationHit[]) =>
        correlate(rule, some, LATE).some(
          ({ fromMs, toMs }) => fromMs <= minute * MINUTE && minute * MINUTE <= toMs,
        );
      if (firedAt(hits)) expect(isPart(near)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
