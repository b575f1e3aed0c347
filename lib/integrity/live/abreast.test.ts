import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { abreast } from "./abreast";

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

test("each item is worked on once, within the lanes and bytes that there are", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 5 }), async (sizes, lanes) => {
      const items = sizes.map((bytes, id) => ({ id, bytes }));
      const atWork = new Set<(typeof items)[number]>();
      const done = abreast(
        items,
        async (item) => {
          atWork.add(item);
          expect(atWork.size).toBeLessThanOrEqual(lanes);
          const bytes = [...atWork].reduce((sum, one) => sum + one.bytes, 0);
          if (atWork.size > 1) expect(bytes).toBeLessThanOrEqual(25);
          for (let turns = 0; turns < item.bytes % 3; turns += 1) await turn();
          atWork.delete(item);
          return item.id;
        },
        { lanes, mostBytes: 25, bytesOf: ({ bytes }) => bytes },
      );
      const ids = await collect(done);
      expect(ids.sort((a, b) => a - b)).toEqual(items.map(({ id }) => id));
    }),
  );
});

test("an error ends it, and nothing is at work any more", async () => {
  let open = 0;
  const work = async (item: number) => {
    open += 1;
    await turn();
    open -= 1;
    if (item === 3) throw new Error("three");
    return item;
  };
  const one = { lanes: 4, mostBytes: 100, bytesOf: () => 1 };
  await expect(collect(abreast([1, 2, 3, 4, 5, 6], work, one))).rejects.toThrow("three");
  expect(open).toBe(0);
});

test("who stops early waits for what is at work, and nothing more begins", async () => {
  const begun: number[] = [];
  let open = 0;
  const work = async (item: number) => {
    begun.push(item);
    open += 1;
    await turn();
    open -= 1;
    return item;
  };
  const one = { lanes: 2, mostBytes: 100, bytesOf: () => 1 };
  for await (const _ of abreast([1, 2, 3, 4, 5, 6], work, one)) break;
  expect(open).toBe(0);
  expect(begun.length).toBeLessThan(6);
});
