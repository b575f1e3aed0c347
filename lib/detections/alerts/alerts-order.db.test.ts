import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { detectAll } from "@/lib/detections/run-detections";
import { describeAlerts, forgetAlerts } from "@/lib/detections/testing/describe-alerts";
import {
  type AlertIndex,
  openAlertIndex,
  ruleText,
  type TestHit,
  type TestRule,
} from "@/lib/detections/testing/open-alert-index";

let index: AlertIndex;
const base: TestRule[] = [];

const MINUTE = 60_000;
const MIDNIGHT = Date.UTC(2026, 5, 2);
const CORRELATIONS = {
  many: "type: event_count\n  rules: [a]\n  condition: { gte: 3 }",
  either: "type: event_count\n  rules: [a, b]\n  condition: { gt: 2 }",
  few: "type: event_count\n  rules: [b]\n  condition: { lt: 3 }",
  values: "type: value_count\n  rules: [a]\n  condition: { field: size, gte: 2 }",
  sum: "type: value_sum\n  rules: [a]\n  condition: { field: size, gt: 5 }",
  average: "type: value_avg\n  rules: [a]\n  condition: { field: size, gte: 2 }",
  median:
    "type: value_percentile\n  rules: [b]\n  condition: { field: size, percentile: 50, lte: 2 }",
  together: "type: temporal\n  rules: [a, b]",
  chain: "type: temporal_ordered\n  rules: [b, a]",
  again: "type: event_count\n  rules: [many]\n  condition: { gte: 2 }",
};

beforeAll(async () => {
  index = await openAlertIndex();
  base.push(await index.addRule(ruleText("a")));
  base.push(
    await index.addRule(ruleText("b", "alert-window: 1h\nalert-by: [ip, size]\nlevel: high\n")),
  );
  for (const [name, text] of Object.entries(CORRELATIONS)) {
    await index.addRule(`title: ${name}
name: ${name}
correlation:
  ${text}
  group-by: [ip]
  timespan: ${name === "again" ? "20m" : "10m"}
  generate: true
`);
  }
});
afterAll(() => index.close());

interface Delivered {
  readonly rule: number;
  readonly hit: TestHit;
}

const hits: fc.Arbitrary<readonly Delivered[]> = fc
  .uniqueArray(
    fc.record({
      number: fc.nat(200),
      rule: fc.nat(1),
      minute: fc.option(fc.integer({ min: -25, max: 25 }), { freq: 20 }),
      account: fc.constantFrom("111111111111", "222222222222"),
      ip: fc.constantFrom(["1"], ["1"], ["2"], ["1", "2"], []),
      size: fc.constantFrom("1", "2", "3"),
      outcome: fc.constantFrom("success" as const, "denied" as const),
      shared: fc.option(fc.constantFrom("s1", "s2"), { freq: 5 }),
    }),
    { selector: ({ number }) => number, minLength: 12, maxLength: 40, size: "max" },
  )
  .map((made) =>
    made.map(({ number, rule, minute, account, ip, size, outcome, shared }) => ({
      rule,
      hit: {
        number,
        timeMs: minute === null ? null : MIDNIGHT + minute * MINUTE,
        account,
        outcome,
        fields: { "ct.principal": ip.map((text) => `user ${text}`), ip, size },
        ...(shared !== null && { sharedEventId: shared }),
      },
    })),
  );

/** The same hits, some of them twice, in another order and in batches. */
const deliveries = hits.chain((all) =>
  fc.record({
    all: fc.constant(all),
    order: fc
      .tuple(
        fc.shuffledSubarray([...all], { minLength: all.length }),
        fc.shuffledSubarray([...all]),
      )
      .map(([each, again]) => [...each, ...again]),
    size: fc.integer({ min: 4, max: 15 }),
    pageSize: fc.integer({ min: 3, max: 10 }),
  }),
);

const one = (rule: number, number: number, minute: number): Delivered => ({
  rule,
  hit: { number, timeMs: MIDNIGHT + minute * MINUTE, fields: { ip: "1", size: "2" } },
});
const ALL: Delivered[] = [
  ...[-4, -2, 0, 1, 2, 3].map((minute) => one(0, 10 + minute, minute)),
  ...[-3, 50].map((minute) => one(1, 20 + minute, minute)),
];
/** What only failed, and what failed and then succeeded, each about somebody of its own. */
const failing = (number: number, minute: number, ip: string, outcome: "denied" | "success") => {
  const { hit } = one(1, number, minute);
  return { rule: 1, hit: { ...hit, outcome, fields: { ip, size: "1" } } };
};
ALL.push(
  failing(30, 1, "3", "denied"),
  failing(31, 2, "3", "denied"),
  failing(32, 1, "4", "denied"),
  failing(33, 2, "4", "success"),
);
/** Something is found by every rule. */
const EVERY_KIND = { all: ALL, order: [...ALL].reverse(), size: 3, pageSize: 2 };

async function add(some: readonly Delivered[]) {
  for (const [at, rule] of base.entries()) {
    await index.addHits(
      rule,
      some.flatMap((one) => (one.rule === at ? [one.hit] : [])),
    );
  }
}

test("order, batches and repeats of hits change nothing of the alerts of rules and of every kind of correlation", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(deliveries, async ({ all, order, size, pageSize }) => {
      await forgetAlerts(index);
      await add(all);
      await detectAll(index.db, { detectors: [] });
      const atOnce = await describeAlerts(index);
      await forgetAlerts(index);
      for (let from = 0; from < order.length; from += size) {
        await add(order.slice(from, from + size));
        await detectAll(index.db, { detectors: [], pageSize });
      }
      expect(await describeAlerts(index)).toEqual(atOnce);
      for (const text of atOnce) seen.add(String(JSON.parse(text)[0]));
    }),
    { numRuns: 8, examples: [[EVERY_KIND]] },
  );
  // Else the property would hold because nothing is ever found.
  const expected = ["a", "b", "Attempted: b", ...Object.keys(CORRELATIONS)];
  expect([...seen]).toEqual(expect.arrayContaining(expected));
}, 180_000);
