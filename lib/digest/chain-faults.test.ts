import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeObjects, verdictsOf } from "./testing/judge-objects";
import {
  CHAIN_START_MS,
  HOUR_MS,
  SignedChain,
  type SignedObject,
  withChangedBody,
} from "./testing/signed-chain";

const after = (hours: number) => CHAIN_START_MS + hours * HOUR_MS;
const without = (objects: readonly SignedObject[], ...places: readonly number[]) =>
  objects.filter((_, index) => !places.includes(index));
/** The bytes of a digest changed where it lies. */
const tamper = (object: SignedObject) =>
  withChangedBody(object, (fields) => Object.assign(fields, { added: 1 }));
test("any single digest taken away or changed is one finding, and the others stay proven", () => {
  const objects = new SignedChain().hours(9);
  const plant = fc.record({ at: fc.nat(8), isDeleted: fc.boolean(), copied: fc.boolean() });
  fc.assert(
    fc.property(plant, ({ at, isDeleted, copied }) => {
      const planted = isDeleted
        ? without(objects, at)
        : objects.map((object, index) => (index === at ? tamper(object) : object));
      const chain = judgeObjects(planted, { copied, knownUntilMs: after(9) });
      // The newest: an hour late is not missing, and a copy of it has no signature to fail.
      const isUnseen = at === 8 && (isDeleted || copied);
      expect(chain.findings).toHaveLength(isUnseen ? 0 : 1);
      const open = verdictsOf(chain).filter((verdict) => verdict !== "verified").length;
      expect(open).toBeLessThanOrEqual(copied ? 2 : 1);
      const spans = chain.windows.map(({ startMs, endMs }) => endMs - startMs);
      expect(spans.every((spanMs) => spanMs === HOUR_MS)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("whatever is planted, what was left alone is verified, and nothing else is", () => {
  const objects = new SignedChain().hours(8);
  const faults = fc.array(fc.constantFrom("none", "deleted", "changed", "swapped"), {
    minLength: 7,
    maxLength: 7,
  });
  fc.assert(
    fc.property(faults, (plan) => {
      const planted = objects.flatMap((object, at) => {
        const fault = plan[at] ?? "none";
        if (fault === "deleted") return [];
        if (fault === "changed") return [tamper(object)];
        return [
          fault === "swapped" ? { ...object, body: Buffer.from(objects[7]?.body ?? "") } : object,
        ];
      });
      const chain = judgeObjects(planted, { knownUntilMs: after(8) });
      const left = objects.filter((_, at) => (plan[at] ?? "none") === "none");
      const verified = chain.digests.filter(({ verdict }) => verdict === "verified");
      expect(verified.map(({ key }) => key)).toEqual(left.map(({ key }) => key));
      const count = plan.filter((fault) => fault !== "none").length;
      expect(chain.findings.length).toBeLessThanOrEqual(count);
      expect(chain.findings.length > 0).toBe(count > 0);
    }),
    { numRuns: 60 },
  );
});
