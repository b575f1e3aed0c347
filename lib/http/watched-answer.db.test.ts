import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { whileAllowed } from "@/lib/auth/while-allowed";
import { whoAsks } from "@/lib/auth/who-asks";
import { type Database, openDatabase } from "@/lib/db/database";
import { createTestDatabase } from "@/lib/db/testing/create-database";
import { asTester } from "./testing/as-tester";
import { watchedAnswer } from "./watched-answer";

let db: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  db = openDatabase(database.url, { searchTimeoutMs: 1_000 });
});
afterAll(async () => {
  await db.close();
  await drop();
});

/** An answer that goes on for ever, a byte at a time. */
const endless = () =>
  new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1)) }));

test("a stream that is open breaks off after its reader lost an account", async () => {
  const tester = await asTester(db, { accounts: ["111122223333"] });
  const headers = new Headers(tester.headers);
  const { signal, end } = whileAllowed(db, headers, await whoAsks(db, headers));
  const reader = watchedAnswer(endless(), signal, end).body?.getReader();
  expect((await reader?.read())?.value).toHaveLength(1);
  await db.owner.person.update({ where: { id: tester.personId }, data: { accounts: [] } });
  await once(signal, "abort");
  // What was ready before may still come.
  const rest = (async () => {
    for (;;) await reader?.read();
  })();
  await expect(rest).rejects.toThrow("may no longer see");
});

test("the watch ends with the answer, whole or left", async () => {
  let ends = 0;
  const onEnd = () => {
    ends += 1;
  };
  const { signal } = new AbortController();
  expect(await watchedAnswer(Response.json({ a: 1 }), signal, onEnd).json()).toEqual({ a: 1 });
  expect(ends).toBe(1);
  await watchedAnswer(endless(), signal, onEnd).body?.cancel();
  expect(ends).toBe(2);
  watchedAnswer(new Response(null, { status: 307 }), signal, onEnd);
  expect(ends).toBe(3);
});
