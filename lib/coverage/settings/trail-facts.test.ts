import fc from "fast-check";
import { expect, test } from "vitest";
import { type TrailStatement, trailFacts } from "./trail-facts";

const said = (
  from: TrailStatement["from"],
  atMs: number,
  values: TrailStatement["values"],
  turn?: TrailStatement["turn"],
): TrailStatement => ({
  from,
  atMs,
  eventKey: from === "event" ? `event-${atMs}` : null,
  values,
  turn,
});

test("of each value the newest word counts, whoever said it", () => {
  const { values, origins } = trailFacts([
    said("event", 30, { logging: false }),
    said("aws", 20, { logging: true, validation: true, kmsKey: null }),
    said("digests", 10, { validation: true, multiRegion: true }),
  ]);
  expect(values).toEqual({ logging: false, validation: true, kmsKey: null, multiRegion: true });
  expect(origins.get("logging")).toEqual({ from: "event", atMs: 30, eventKey: "event-30" });
  expect(origins.get("validation")?.from).toBe("aws");
  expect(origins.get("multiRegion")?.from).toBe("digests");
  expect(origins.has("insights")).toBe(false);
});

test("a trail that was deleted has no settings, and late digests do not bring it back", () => {
  const facts = trailFacts([
    said("aws", 10, { logging: true }),
    said("event", 20, {}, "deleted"),
    said("digests", 30, { validation: true }),
  ]);
  expect(facts).toEqual({ values: {}, origins: new Map(), deletedMs: 20 });
});

test("a trail that was made anew has only what was said since", () => {
  const made = said("event", 30, { multiRegion: false }, "created");
  const facts = trailFacts([
    said("aws", 10, { logging: true }),
    said("event", 20, {}, "deleted"),
    made,
  ]);
  expect(facts.values).toEqual({ multiRegion: false });
  expect(facts.deletedMs).toBe(null);
  expect(trailFacts([said("aws", 10, { logging: true }), made]).values).toEqual(made.values);
});

test("a deleted trail that AWS lists later is there", () => {
  const facts = trailFacts([said("event", 20, {}, "deleted"), said("aws", 30, { logging: true })]);
  expect(facts).toMatchObject({ values: { logging: true }, deletedMs: null });
});

test("the order in which statements are found does not matter", () => {
  const statement = fc.record({
    from: fc.constantFrom("aws" as const, "event" as const, "digests" as const),
    values: fc.record({ logging: fc.boolean(), validation: fc.boolean() }, { requiredKeys: [] }),
    turn: fc.constantFrom(undefined, "created" as const, "deleted" as const),
  });
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 8 }), (found) => {
      const statements = found.map(({ from, values, turn }, atMs) =>
        said(from, atMs, values, turn),
      );
      expect(trailFacts(statements.toReversed())).toEqual(trailFacts(statements));
    }),
  );
});
