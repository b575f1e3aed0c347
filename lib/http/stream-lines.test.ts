import { expect, test, vi } from "vitest";
import { openReader } from "@/lib/auth/reader";
import { openDatabase } from "@/lib/db/database";
import { AppError } from "@/lib/errors";
import { streamLines } from "./stream-lines";

// The lines below ask nothing, so no connection is opened.
const reader = openReader(openDatabase("postgresql://localhost/none", { searchTimeoutMs: 1 }));

test("each value is a line of JSON", async () => {
  const answer = await streamLines(reader, async function* () {
    yield { a: "x\ny" };
    yield [2];
  });
  expect(answer.headers.get("content-type")).toMatch(/^application\/x-ndjson/);
  expect(await answer.text()).toBe('{"a":"x\\ny"}\n[2]\n');
});

test("no values are an empty answer", async () => {
  const answer = await streamLines(reader, async function* () {});
  expect(await answer.text()).toBe("");
});

test("an error before the first line is the answer's error", async () => {
  const wrong = streamLines(reader, async function* () {
    yield await Promise.reject(new AppError("invalid", "wrong"));
  });
  await expect(wrong).rejects.toMatchObject({ kind: "invalid" });
});

test("an error after it is the last line, so that no reader takes it for the end", async () => {
  const answer = await streamLines(reader, async function* () {
    yield 1;
    throw new AppError("timeout", "too slow");
  });
  expect(await answer.text()).toBe('1\n{"error":{"code":"timeout","message":"too slow"}}\n');
});

test("of an unforeseen error no more than its id is said", async () => {
  const log = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const answer = await streamLines(reader, async function* () {
    yield 1;
    throw new Error("table event");
  });
  const [, last = ""] = (await answer.text()).split("\n");
  expect(JSON.parse(last)).toMatchObject({ error: { code: "internal" } });
  expect(last).not.toContain("table event");
  expect(log.mock.calls.join()).toContain(JSON.parse(last).error.requestId);
  log.mockRestore();
});

test("lines are made as fast as they are read, and none after the client has left", async () => {
  let made = 0;
  let ended = false;
  let signal: AbortSignal | undefined;
  const answer = await streamLines(reader, async function* (asking) {
    signal = asking.signal;
    try {
      for (;;) yield made++;
    } finally {
      ended = true;
    }
  });
  const lines = answer.body?.getReader();
  await lines?.read();
  expect(made).toBeLessThanOrEqual(3);
  expect(signal?.aborted).toBe(false);
  const before = made;
  await lines?.cancel();
  expect([ended, signal?.aborted, made]).toEqual([true, true, before]);
});

test("the signal of the request reaches the lines", async () => {
  const left = new AbortController();
  let signal: AbortSignal | undefined;
  await streamLines({ ...reader, signal: left.signal }, async function* (asking) {
    signal = asking.signal;
    yield 1;
  });
  left.abort();
  expect(signal?.aborted).toBe(true);
});
