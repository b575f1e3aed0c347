import fc from "fast-check";
import { expect, test } from "vitest";
import { countEvents } from "@/lib/events/count-events";
import { toQuestion } from "@/lib/events/to-question";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { BEGINNINGS, makeChain } from "./testing/make-chain";
import { traceLineage } from "./trace-lineage";

const ACCOUNTS = ["100000000001", "100000000002", "100000000003"];

const chains = fc.array(
  fc.record({
    beginning: fc.constantFrom(...BEGINNINGS),
    accounts: fc.array(fc.constantFrom(...ACCOUNTS), { minLength: 1, maxLength: 5 }),
    events: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 4, maxLength: 8 },
);

async function countOf(index: TestIndex, q: string): Promise<number> {
  const { question } = toQuestion({ q }, Date.UTC(2027, 0));
  return (await countEvents(index.reader, question)).total;
}

/** Some files now and the others later, so that parents come before, with and after their children. */
async function deliver(records: readonly unknown[], order: readonly number[]): Promise<TestIndex> {
  const index = await openTestIndex();
  const sorted = records.map((record, at) => ({ record, place: order[at % order.length] ?? 0 }));
  const names = [...new Set(order)];
  for (const name of names) {
    const some = sorted.filter(({ place }) => place === name).map(({ record }) => record);
    if (some.length > 0) await index.ingest({ [`file-${name}`]: some });
  }
  return index;
}

test("chains of roles across accounts resolve to their start, in whatever order files come", {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      chains,
      fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
      fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
      async (plans, one, other) => {
        const made = plans.map((plan, number) => makeChain({ ...plan, number }));
        const records = made.flatMap((chain) => chain.records);
        const answers = [];
        for (const order of [one, other]) {
          const index = await deliver(records, order);
          const found = [];
          for (const { leaves, origin, records: own } of made) {
            const [key = ""] = leaves;
            const answer = await traceLineage(index.reader, { of: "event", key });
            expect(answer.origin?.name).toBe(origin);
            expect(answer.missing).toEqual([]);
            expect(await countOf(index, `origin:${origin}`)).toBe(own.length);
            expect(await countOf(index, `origin:${origin} event:GetObject`)).toBe(leaves.length);
            expect(await countOf(index, `chain:${origin} event:GetObject`)).toBe(leaves.length);
            found.push({
              ...answer,
              nodes: answer.nodes.toSorted(byId),
              links: answer.links.toSorted(byEnds),
            });
          }
          expect(await countOf(index, "missing:origin")).toBe(0);
          answers.push(found);
          await index.close();
        }
        expect(answers[0]).toEqual(answers[1]);
      },
    ),
    { numRuns: 4, seed: 7 },
  );
});

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
const ends = ({ from, to }: { from: string; to: string }) => `${from} ${to}`;
const byEnds = (a: Parameters<typeof ends>[0], b: Parameters<typeof ends>[0]) =>
  ends(a) < ends(b) ? -1 : 1;
