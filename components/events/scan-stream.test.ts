import fc from "fast-check";
import { expect, test } from "vitest";
import { readLines, readSteps } from "./scan-stream";

function streamOf(bytes: Uint8Array, cuts: readonly number[]): ReadableStream<Uint8Array> {
  const ends = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  const chunks = [...ends, bytes.length].map((end, index) =>
    bytes.slice(index === 0 ? 0 : ends[index - 1], end),
  );
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

const streamText = (text: string) => streamOf(new TextEncoder().encode(text), [7, 8, 31]);

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const stepLine = (read: number, done: boolean) =>
  JSON.stringify({ read, candidates: 9, matched: 0, done, histogram: {}, facets: {} });

test("lines are the same however the bytes are cut, inside a character too", async () => {
  const line = fc.string({ unit: "binary", minLength: 1 }).map((text) => JSON.stringify({ text }));
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.array(fc.nat()), async (lines, cuts) => {
      const bytes = new TextEncoder().encode(lines.map((each) => `${each}\n`).join(""));
      expect(await all(readLines(streamOf(bytes, cuts)))).toEqual(lines);
    }),
  );
});

test("the last line needs no end", async () => {
  expect(await all(readLines(streamText("one\n\ntwo")))).toEqual(["one", "two"]);
});

test("steps end with the one that is done", async () => {
  const text = [stepLine(1, false), stepLine(9, true), "not read any more"].join("\n");
  expect((await all(readSteps(streamText(text)))).map(({ read }) => read)).toEqual([1, 9]);
});

test("a stream that ends early is an error, after the steps that came", async () => {
  const seen: number[] = [];
  const reading = async () => {
    for await (const { read } of readSteps(streamText(`${stepLine(4, false)}\n`))) seen.push(read);
  };
  await expect(reading()).rejects.toThrow("broke off");
  expect(seen).toEqual([4]);
});

test("says what the server says", async () => {
  const text = `${stepLine(4, false)}\n${JSON.stringify({ error: { code: "timeout", message: "Too slow." } })}\n`;
  await expect(all(readSteps(streamText(text)))).rejects.toMatchObject({
    code: "timeout",
    message: "Too slow.",
  });
});

test("refuses what is not a step", async () => {
  await expect(all(readSteps(streamText("<html>\n")))).rejects.toThrow("something else");
});

test("stopping early ends the request", async () => {
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode(`${stepLine(1, false)}\n`)),
    cancel: () => {
      cancelled = true;
    },
  });
  for await (const _ of readSteps(stream)) break;
  expect(cancelled).toBe(true);
});
