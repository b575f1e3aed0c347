import { expect, test } from "vitest";
import { correlate, reachMs } from "./correlate";
import type { CorrelationHit } from "./correlation-hit";
import type { Correlation } from "./rule-set";
import { at, CHAIN, COUNT, hit, INNER, MINUTE, rules } from "./testing/correlations";

const LATE = Number.MAX_SAFE_INTEGER;

test("events are counted in every span of time, not only between fixed bounds", () => {
  const [alert, ...others] = correlate(rules(COUNT), at("a", 14, 15, 16), LATE);
  expect(others).toEqual([]);
  expect(alert).toMatchObject({
    rule: "outer",
    group: [{ field: "ip", value: "1" }],
    fromMs: 14 * MINUTE,
    toMs: 16 * MINUTE,
    firedMs: 16 * MINUTE,
    firedBy: "a16",
    value: 3,
    events: ["a14", "a15", "a16"],
    isSettled: true,
  });
  expect(correlate(rules(COUNT), at("a", 0, 7, 15), LATE)).toHaveLength(1);
  expect(correlate(rules(COUNT), at("a", 0, 7, 15.1), LATE)).toEqual([]);
});

test("what goes on is one alert; what begins again later is another", () => {
  const alerts = correlate(rules(COUNT), at("a", 1, 2, 3, 10, 20, 21, 60, 61, 62), LATE);
  expect(alerts.map(({ events }) => events.length)).toEqual([6, 3]);
  expect(alerts[0]?.value).toBe(4);
});

test("groups are apart, an event without the field is in none, one with several values is in each", () => {
  const hits = [
    ...[1, 2, 3].map((minute) => hit("a", minute, { ip: minute === 3 ? ["1", "2"] : "1" })),
    ...[4, 5].map((minute) => hit("a", minute, { ip: "2" })),
    ...[6, 7, 8].map((minute) => hit("a", minute, { ip: [] })),
  ];
  const alerts = correlate(rules(COUNT), hits, LATE);
  expect(alerts.map(({ group, events }) => [group[0]?.value, events])).toEqual([
    ["1", ["a1", "a2", "a3"]],
    ["2", ["a3", "a4", "a5"]],
  ]);
});

test("an event that is delivered twice, or matched by two rules, is one event", () => {
  const twice = [...at("a", 1, 2), ...at("a", 1, 2)];
  expect(correlate(rules(COUNT), twice, LATE)).toEqual([]);
  const both = [1, 2].flatMap((minute) => [
    { ...hit("a", minute), event: `e${minute}` },
    { ...hit("b", minute), event: `e${minute}` },
  ]);
  expect(correlate(rules(COUNT.replace("[a]", "[a, b]")), both, LATE)).toEqual([]);
});

test("value_count counts distinct values, of several fields their combinations", () => {
  const rule = (field: string) =>
    rules(
      `type: value_count\nrules: [a]\ngroup-by: [ip]\ntimespan: 10m\ncondition: { field: ${field}, gte: 3 }`,
    );
  const users = (...names: string[]) =>
    names.map((user, minute) => hit("a", minute, { user, host: "h" }));
  expect(correlate(rule("user"), users("x", "y", "x", "y"), LATE)).toEqual([]);
  expect(correlate(rule("user"), users("x", "y", "x", "z"), LATE)).toHaveLength(1);
  expect(correlate(rule("[user, host]"), users("x", "y", "z"), LATE)).toHaveLength(1);
  expect(correlate(rule("[user, absent]"), users("x", "y", "z"), LATE)).toEqual([]);
});

test("temporal: all rules within the timespan in any order; some of them where a limit says so", () => {
  const body = "type: temporal\nrules: [a, b, c]\ngroup-by: [ip]\ntimespan: 5m";
  expect(correlate(rules(body), [...at("c", 1), ...at("a", 2), ...at("b", 6)], LATE)).toHaveLength(
    1,
  );
  expect(correlate(rules(body), [...at("c", 1), ...at("a", 2), ...at("b", 6.1)], LATE)).toEqual([]);
  const some = `${body}\ncondition: { gte: 2 }`;
  expect(correlate(rules(some), [...at("c", 1), ...at("a", 2)], LATE)).toHaveLength(1);
});

test("temporal_ordered: in the order of the rules; events of the same second are in any order", () => {
  const rule = rules("type: temporal_ordered\nrules: [a, b, c]\ngroup-by: [ip]\ntimespan: 5m");
  const fires = (...hits: CorrelationHit[]) => correlate(rule, hits, LATE).length > 0;
  expect(fires(hit("a", 1), hit("b", 2), hit("c", 3))).toBe(true);
  expect(fires(hit("b", 1), hit("a", 2), hit("c", 3))).toBe(false);
  expect(fires(hit("c", 1), hit("b", 1), hit("a", 1))).toBe(true);
  expect(fires(hit("a", 0), hit("a", 4), hit("b", 5), hit("c", 6))).toBe(true);
  expect(fires(hit("a", 0), hit("b", 5), hit("c", 6))).toBe(false);
  expect(fires(hit("a", 1), hit("c", 2), hit("b", 3), hit("c", 4))).toBe(true);
});

test("fields go by other names in other rules", () => {
  const rule = rules(
    "type: temporal\nrules: [a, b]\ngroup-by: [inner, outer]\ntimespan: 10s\naliases:\n  inner: { a: dst, b: src }\n  outer: { a: src, b: dst }",
  );
  const one = hit("a", 1, { src: "1", dst: "2" });
  expect(correlate(rule, [one, hit("b", 1, { src: "2", dst: "1" })], LATE)).toHaveLength(1);
  expect(correlate(rule, [one, hit("b", 1, { src: "1", dst: "2" })], LATE)).toEqual([]);
});

test("sums, averages and percentiles, the median being the percentile of 50", () => {
  const rule = (type: string, limits: string) =>
    rules(
      `type: ${type}\nrules: [a]\ngroup-by: [ip]\ntimespan: 10m\ncondition: { field: size, ${limits} }`,
    );
  const sizes = (...values: (number | string)[]) =>
    values.map((size, minute) => hit("a", minute, { size: String(size) }));
  const value = (correlation: Correlation, hits: CorrelationHit[]) =>
    correlate(correlation, hits, LATE)[0]?.value;
  expect(value(rule("value_sum", "gt: 10"), sizes(5, 6, "x"))).toBe(11);
  expect(value(rule("value_sum", "gt: 10"), sizes(5, 5))).toBe(undefined);
  expect(value(rule("value_avg", "gt: 4"), sizes(1, 9))).toBe(5);
  expect(value(rule("value_avg", "gte: 0"), sizes("x"))).toBe(undefined);
  expect(value(rule("value_percentile", "gte: 0"), sizes(1, 2, 9))).toBe(2);
  expect(value(rule("value_percentile", "percentile: 75, gte: 0"), sizes(0, 10))).toBe(7.5);
  expect(value(rule("value_percentile", "lte: 1"), sizes(2, 3))).toBe(undefined);
});

test("limits that may be exceeded are judged in fixed windows once they are over", () => {
  const rule = rules(COUNT.replace("{ gte: 3 }", "{ gt: 1, lte: 2 }"));
  expect(correlate(rule, at("a", 1, 2), 10 * MINUTE)).toEqual([]);
  expect(correlate(rule, at("a", 1, 2), 15 * MINUTE)).toHaveLength(1);
  expect(correlate(rule, at("a", 1, 2, 3), 15 * MINUTE)).toEqual([]);
  expect(correlate(rule, at("a", 14, 15, 16), 30 * MINUTE)).toHaveLength(1);
  for (const [limit, counts] of Object.entries({ eq: [2], neq: [1, 3], lt: [1], lte: [1, 2] })) {
    const own = rules(COUNT.replace("{ gte: 3 }", `{ ${limit}: 2 }`));
    const fired = [1, 2, 3].filter(
      (count) => correlate(own, at("a", ...[1, 2, 3].slice(0, count)), LATE).length > 0,
    );
    expect(fired).toEqual(counts);
  }
});

test("a correlation of correlations: many failures, then a success of the same user", () => {
  const rule = rules(CHAIN, INNER);
  const failures = [1, 2, 3].map((minute) => hit("a", minute, { user: "u" }));
  const [alert] = correlate(rule, [...failures, hit("b", 9, { user: "u" })], LATE);
  expect(alert?.events).toEqual(["a1", "a2", "a3", "b9"]);
  expect(correlate(rule, [...failures, hit("b", 9, { user: "v" })], LATE)).toEqual([]);
  expect(correlate(rule, [hit("b", 0, { user: "u" }), ...failures], LATE)).toEqual([]);
  expect(correlate(rule, [...failures.slice(1), hit("b", 9, { user: "u" })], LATE)).toEqual([]);
  expect(reachMs(rule)).toBe(20 * MINUTE);
});

test("an alert is settled once nothing that is yet to come can belong to it", () => {
  const settled = (watermark: number) =>
    correlate(rules(COUNT), at("a", 1, 2, 3), watermark * MINUTE)[0]?.isSettled;
  expect(settled(3)).toBe(false);
  expect(settled(18)).toBe(false);
  expect(settled(18.1)).toBe(true);
});
