import { createHash } from "node:crypto";
import { crc32, deflateRawSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { BODY_LIMITS, type BodyLimits } from "./body-limits";
import { openBody } from "./open-body";

const body = Buffer.from('{"Records":[]}'.repeat(50));
const member = gzipSync(body);

async function read(bytes: Buffer, limits: Partial<BodyLimits> = {}): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of openBody(bytes, { ...BODY_LIMITS, ...limits }).chunks)
    parts.push(chunk);
  return Buffer.concat(parts);
}

/** A gzip member with every optional header field. */
function decorated(): Buffer {
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(body), 0);
  trailer.writeUInt32LE(body.length, 4);
  const header = Buffer.from([0x1f, 0x8b, 8, 0x1f, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3]);
  return Buffer.concat([
    header,
    Buffer.from("name\0comment\0\xaa\xbb", "latin1"),
    deflateRawSync(body),
    trailer,
  ]);
}

// Both ways to inflate: in one call, and as a stream.
for (const inflateAtOnceBytes of [BODY_LIMITS.inflateAtOnceBytes, 1]) {
  const limits = { inflateAtOnceBytes };
  const way = inflateAtOnceBytes > 1 ? "at once" : "as a stream";
  const flipped = Buffer.from(member);
  flipped[member.length - 6] = (flipped[member.length - 6] ?? 0) ^ 1;
  const lying = Buffer.from(member);
  lying.writeUInt32LE(5, member.length - 4);

  test(`one member is read, ${way}`, async () => {
    expect((await read(member, limits)).equals(body)).toBe(true);
    expect((await read(decorated(), limits)).equals(body)).toBe(true);
    expect(await read(gzipSync(""), limits)).toHaveLength(0);
  });

  test.each([
    ["gzip-crc", flipped],
    ["gzip-crc", lying],
    ["gzip-second-member", Buffer.concat([member, member])],
    ["gzip-trailing-bytes", Buffer.concat([member, Buffer.from("x")])],
    ["gzip-trailing-bytes", Buffer.concat([member, Buffer.alloc(512)])],
    ["gzip-header", Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0xff]), member.subarray(4)])],
    [
      "gzip-corrupt",
      Buffer.concat([member.subarray(0, 10), Buffer.from([0xff, 0xff, 0xff]), member.subarray(10)]),
    ],
  ])(`%s is refused, ${way}`, async (reason, bytes) => {
    await expect(read(bytes, limits)).rejects.toMatchObject({ name: "FileProblem", reason });
  });

  test(`a member cut at any byte is refused as truncated, ${way}`, async () => {
    const whole = decorated();
    for (let length = 2; length < whole.length; length += 1) {
      await expect(read(whole.subarray(0, length), limits)).rejects.toMatchObject({
        reason: "gzip-truncated",
      });
    }
  });

  test(`a bomb and a body beyond the limit are refused, ${way}`, async () => {
    const zeros = gzipSync(Buffer.alloc(20 * 1024 * 1024));
    await expect(read(zeros, limits)).rejects.toMatchObject({ reason: "gzip-bomb" });
    await expect(read(member, { ...limits, decompressedBytes: 100 })).rejects.toMatchObject({
      reason: "too-large",
    });
  });
}

test("a member that announces little and unpacks to much is read as a stream", async () => {
  const lying = gzipSync(Buffer.alloc(300_000, "abcdefgh"));
  lying.writeUInt32LE(10, lying.length - 4);
  await expect(read(lying, { inflateAtOnceBytes: 1000 })).rejects.toMatchObject({
    reason: "gzip-crc",
  });
});

test("plain bytes are the body, and the object's own hash is told", async () => {
  expect((await read(body)).equals(body)).toBe(true);
  const opened = openBody(member);
  expect(opened.compression).toBe("gzip");
  expect(opened.objectSha256).toBe(createHash("sha256").update(member).digest("hex"));
  expect(openBody(body).compression).toBe("none");
});

test("what cannot be opened is refused by its first bytes, with a sentence", () => {
  expect(() => openBody(Buffer.alloc(0))).toThrow(/0 bytes/);
  expect(() => openBody(Buffer.from("PK\x03\x04rest"))).toThrow(
    /a zip archive, whatever its name says/,
  );
  expect(() => openBody(member, { ...BODY_LIMITS, compressedBytes: 10 })).toThrow(
    /larger than 10 bytes/,
  );
});
