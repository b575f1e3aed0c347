import { randomBytes } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { readZip } from "./testing/read-zip";
import { type ZipMember, zipStream } from "./zip-stream";

async function* pieces(...texts: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

async function* members(...list: ZipMember[]): AsyncGenerator<ZipMember> {
  yield* list;
}

/** Everything that came, and the error that ended it. */
async function drain(chunks: AsyncIterable<Buffer>): Promise<{ bytes: Buffer; error: unknown }> {
  const parts: Buffer[] = [];
  try {
    for await (const chunk of chunks) parts.push(chunk);
    return { bytes: Buffer.concat(parts), error: null };
  } catch (error) {
    return { bytes: Buffer.concat(parts), error };
  }
}

test("a reader of archives gets back every byte, of files with data descriptors", async () => {
  const large = randomBytes(300_000);
  const { bytes, error } = await drain(
    zipStream(
      members(
        { name: "large.bin", chunks: pieces(large.subarray(0, 1), large.subarray(1)) },
        { name: "empty.txt", chunks: pieces() },
        { name: "note.txt", chunks: pieces("one ", "two") },
      ),
    ),
  );
  expect(error).toBe(null);
  const found = await readZip(bytes);
  expect([...found.keys()]).toEqual(["large.bin", "empty.txt", "note.txt"]);
  expect([...found.values()].every(({ hasDescriptor }) => hasDescriptor)).toBe(true);
  expect(found.get("large.bin")?.bytes.equals(large)).toBe(true);
  expect(found.get("empty.txt")?.bytes.length).toBe(0);
  expect(found.get("note.txt")?.bytes.toString()).toBe("one two");
});

test("a file is asked for when the one before it was read to its end", async () => {
  let isRead = false;
  async function* first(): AsyncGenerator<Buffer> {
    yield randomBytes(100_000);
    await setImmediate();
    isRead = true;
  }
  async function* files(): AsyncGenerator<ZipMember> {
    yield { name: "first", chunks: first() };
    yield { name: "second", chunks: pieces(String(isRead)) };
  }
  const { bytes } = await drain(zipStream(files()));
  expect((await readZip(bytes)).get("second")?.bytes.toString()).toBe("true");
});

test("a file that fails leaves an archive that no program takes for whole", async () => {
  async function* failing(): AsyncGenerator<Buffer> {
    yield randomBytes(200_000);
    throw new Error("the database is gone");
  }
  const { bytes, error } = await drain(
    zipStream(members({ name: "a", chunks: pieces("fine") }, { name: "b", chunks: failing() })),
  );
  expect(error).toMatchObject({ message: "the database is gone" });
  expect(bytes.length).toBeGreaterThan(0);
  await expect(readZip(bytes)).rejects.toThrow();
});

test("a reader that stops ends the files too", async () => {
  let isEnded = false;
  let given = 0;
  async function* endless(): AsyncGenerator<Buffer> {
    try {
      for (;;) {
        given += 1;
        yield randomBytes(50_000);
      }
    } finally {
      isEnded = true;
    }
  }
  for await (const _chunk of zipStream(members({ name: "endless", chunks: endless() }))) break;
  expect(isEnded).toBe(true);
  expect(given).toBeLessThan(20);
});
