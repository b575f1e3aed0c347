import { expect, test } from "vitest";
import { type Asker, Turns } from "./turns";

/** Work that ends when it is told to, and what is known of it. */
function begin(turns: Turns, asker: Asker) {
  const state = { isRunning: false, outcome: "open" };
  let finish: () => void = () => {};
  const end = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const done = turns
    .run(asker, async () => {
      state.isRunning = true;
      await end;
      state.isRunning = false;
    })
    .then(
      () => {
        state.outcome = "answered";
      },
      (error: { kind?: string }) => {
        state.outcome = error.kind ?? String(error);
      },
    );
  return { state, finish, done };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const question = (actor: string, signal?: AbortSignal): Asker => ({ actor, question: {}, signal });

test("as many run as there are places, and one actor leaves a quarter of them to others", async () => {
  const turns = new Turns(8);
  const own = Array.from({ length: 10 }, () => begin(turns, question("alice")));
  await settle();
  expect(own.map(({ state }) => state.isRunning)).toEqual([
    ...Array<boolean>(6).fill(true),
    ...Array<boolean>(4).fill(false),
  ]);
  const others = Array.from({ length: 3 }, () => begin(turns, question("bob")));
  await settle();
  expect(others.map(({ state }) => state.isRunning)).toEqual([true, true, false]);
});

test("a free place goes to the oldest question, and none has two while another has none", async () => {
  const turns = new Turns(1);
  const busy = begin(turns, question("alice"));
  const many = question("alice");
  const first = begin(turns, many);
  const second = begin(turns, many);
  const other = begin(turns, question("alice"));
  const order: string[] = [];
  for (const [name, { done, finish }] of Object.entries({ busy, first, second, other })) {
    void done.then(() => order.push(name));
    finish();
  }
  await Promise.all([busy, first, second, other].map(({ done }) => done));
  expect(order).toEqual(["busy", "first", "second", "other"]);

  const wide = new Turns(8);
  const eight = Array.from({ length: 8 }, () => begin(wide, many));
  const late = begin(wide, question("alice"));
  await settle();
  eight[0]?.finish();
  await settle();
  expect(late.state.isRunning).toBe(true);
  expect(eight.map(({ state }) => state.isRunning).slice(6)).toEqual([false, false]);
});

test("beyond 24 questions an actor is refused, beyond 32 everybody, and places come free again", async () => {
  const turns = new Turns(8);
  const own = Array.from({ length: 26 }, () => begin(turns, question("alice")));
  const others = Array.from({ length: 10 }, () => begin(turns, question("bob")));
  await settle();
  const refused = (some: typeof own) => some.filter(({ state }) => state.outcome === "too_many");
  expect(refused(own)).toEqual(own.slice(24));
  expect(refused(others)).toEqual(others.slice(8));
  for (const { finish } of [...own, ...others]) finish();
  await Promise.all([...own, ...others].map(({ done }) => done));
  const again = begin(turns, question("alice"));
  again.finish();
  await again.done;
  expect(again.state.outcome).toBe("answered");
});

test("a question that has begun is never refused, however many statements it has", async () => {
  const turns = new Turns(2);
  const long = question("alice");
  const statements = Array.from({ length: 100 }, () => begin(turns, long));
  const crowd = Array.from({ length: 30 }, () => begin(turns, question("alice")));
  const next = begin(turns, long);
  for (const { finish } of [...statements, ...crowd, next]) finish();
  await next.done;
  expect(next.state.outcome).toBe("answered");
  expect(crowd.filter(({ state }) => state.outcome === "too_many")).toHaveLength(7);
});

test("who is cancelled while waiting leaves the queue, and work that fails frees its place", async () => {
  const turns = new Turns(1);
  const busy = begin(turns, question("alice"));
  const leaver = new AbortController();
  const left = begin(turns, question("alice", leaver.signal));
  const next = begin(turns, question("alice"));
  leaver.abort();
  await left.done;
  expect(left.state).toEqual({ isRunning: false, outcome: "unavailable" });
  busy.finish();
  await settle();
  expect(next.state.isRunning).toBe(true);
  next.finish();
  const failing = turns.run(question("alice"), async () => {
    throw new Error("broken");
  });
  await expect(failing).rejects.toThrow("broken");
  const last = begin(turns, question("alice"));
  await settle();
  expect(last.state.isRunning).toBe(true);
});
