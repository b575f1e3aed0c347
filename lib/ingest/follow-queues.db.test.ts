import { expect, test } from "vitest";
import { followQueues, type QueueWaits } from "./follow-queues";
import type { OpenedSource } from "./open-source";
import { BlockedError } from "./sources/source";
import { HintQueue } from "./sources/sqs";
import { MemorySource } from "./testing/memory-source";
import { openTestIndex } from "./testing/test-index";

class ScriptedQueue extends HintQueue {
  calls = 0;
  isBroken = false;

  constructor() {
    super("https://sqs.us-east-1.amazonaws.com/111122223333/q", "bucket", { region: "us-east-1" });
  }

  override async receive(): Promise<number> {
    this.calls += 1;
    if (this.isBroken) throw new BlockedError("The queue refused.");
    return 0;
  }
}

test("a failing queue is told and asked more seldom, and holds no other queue up", async () => {
  const index = await openTestIndex();
  const { logSource } = index.db.owner;
  const good = await logSource.create({ data: { kind: "s3", location: "s3://good/" } });
  const bad = await logSource.create({ data: { kind: "s3", location: "s3://bad/" } });
  const queues = new Map([
    [good.id, new ScriptedQueue()],
    [bad.id, new ScriptedQueue()],
  ]);
  const broken = queues.get(bad.id);
  if (!broken) throw new Error("No queue");
  broken.isBroken = true;
  const sourceOf = async (id: number): Promise<OpenedSource> => ({
    source: new MemorySource(),
    queue: queues.get(id) ?? null,
  });
  const waits: QueueWaits = new Map();
  const { signal } = new AbortController();
  const follow = () => followQueues(index.db.owner, sourceOf, signal, waits);
  const problems = async () =>
    (await logSource.findMany({ where: { kind: "s3" }, orderBy: { id: "asc" } })).map(
      ({ state, problem }) => [state, problem],
    );

  expect(await follow()).toBe(true);
  expect(await follow()).toBe(true);
  expect([queues.get(good.id)?.calls, broken.calls]).toEqual([2, 1]);
  expect(await problems()).toEqual([
    ["active", null],
    ["active", "Queue: The queue refused."],
  ]);

  broken.isBroken = false;
  waits.set(bad.id, { failures: 1, untilMs: 0 });
  await follow();
  expect(await problems()).toEqual([
    ["active", null],
    ["active", null],
  ]);
  await index.close();
});
