import { expect, test } from "vitest";
import { readBounded } from "./read-bounded";

const request = (body: BodyInit | null, headers: HeadersInit = {}) =>
  new Request("http://127.0.0.1/", {
    method: "POST",
    body,
    headers,
    duplex: "half",
  } as RequestInit);

test("a body is read whole, also where a character is cut between two pieces", async () => {
  const bytes = Buffer.from("a€😀z");
  const pieces = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  expect(await readBounded(request(pieces), 5)).toBe("a€😀z");
  expect(await readBounded(request(null), 5)).toBe("");
});

test("of 50 MB that do not say how long they are no more is taken than may be kept", async () => {
  let [taken, isCancelled] = [0, false];
  const endless = new ReadableStream({
    pull(controller) {
      taken += 64 * 1024;
      controller.enqueue(new Uint8Array(64 * 1024).fill(97));
      if (taken > 50_000_000) controller.close();
    },
    cancel() {
      isCancelled = true;
    },
  });
  expect(await readBounded(request(endless), 100_000)).toBeNull();
  expect(taken).toBeLessThan(500_000);
  expect(isCancelled).toBe(true);
});

test("what says that it is too large is not begun", async () => {
  const body = new ReadableStream(
    { pull: () => Promise.reject(new Error("read")) },
    { highWaterMark: 0 },
  );
  expect(await readBounded(request(body, { "content-length": "50000000" }), 100)).toBeNull();
});
