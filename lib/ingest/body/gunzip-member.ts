import * as zlib from "node:zlib";
import type { BodyLimits } from "./body-limits";
import { FileProblem } from "./file-problem";
import { announcedSize, checkGzipTrailer, gzipHeaderLength, truncated } from "./gzip-frame";

const STREAM_CHUNK_BYTES = 1024 * 1024;

/**
 * Decompresses exactly one gzip member, as CloudTrail writes it: CRC32 and size are checked, and a
 * second member or trailing bytes (zeros too) are refused. node:zlib alone joins members silently.
 *
 * Yields one chunk for a body of up to `inflateAtOnceBytes`, else many. The checksum can only be
 * judged at the end: nothing of the body counts before the iteration finished.
 * Throws FileProblem `gzip-*` or `too-large`.
 */
export async function* gunzipMember(bytes: Buffer, limits: BodyLimits): AsyncGenerator<Buffer> {
  const headerLength = gzipHeaderLength(bytes);
  const deflated = bytes.subarray(headerLength);
  const announcedBytes = announcedSize(bytes);
  if (announcedBytes <= limits.inflateAtOnceBytes) {
    const whole = inflateAtOnce(deflated, announcedBytes, limits);
    if (whole) {
      assertSize(whole.body.length, bytes.length, limits);
      checkGzipTrailer(
        bytes,
        headerLength + whole.consumedBytes,
        zlib.crc32(whole.body),
        whole.body.length,
      );
      yield whole.body;
      return;
    }
  }
  yield* inflateInChunks(bytes, headerLength, limits);
}

/** Null when the body is larger than it announced and than fits one call. */
function inflateAtOnce(deflated: Buffer, announcedBytes: number, limits: BodyLimits) {
  try {
    const { buffer, engine } = inflateRawWithInfo(deflated, {
      maxOutputLength: limits.inflateAtOnceBytes,
      chunkSize: Math.min(Math.max(announcedBytes + 1, 1024), STREAM_CHUNK_BYTES),
    });
    return { body: buffer, consumedBytes: engine.bytesWritten };
  } catch (error) {
    if (codeOf(error) === "ERR_BUFFER_TOO_LARGE") return null;
    throw inflateProblem(error);
  }
}

async function* inflateInChunks(
  bytes: Buffer,
  headerLength: number,
  limits: BodyLimits,
): AsyncGenerator<Buffer> {
  const inflate = zlib.createInflateRaw({ chunkSize: STREAM_CHUNK_BYTES });
  inflate.end(bytes.subarray(headerLength));
  let crc = 0;
  let sizeBytes = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      crc = zlib.crc32(chunk, crc);
      sizeBytes += chunk.length;
      assertSize(sizeBytes, bytes.length, limits);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof FileProblem ? error : inflateProblem(error);
  } finally {
    inflate.destroy();
  }
  checkGzipTrailer(bytes, headerLength + inflate.bytesWritten, crc, sizeBytes);
}

function assertSize(sizeBytes: number, compressedBytes: number, limits: BodyLimits): void {
  if (sizeBytes > limits.ratioFreeBytes && sizeBytes > compressedBytes * limits.ratio) {
    throw new FileProblem(
      "gzip-bomb",
      `The file unpacks to more than ${limits.ratio} times its size, as no log does. It was not read further.`,
    );
  }
  if (sizeBytes > limits.decompressedBytes) {
    throw new FileProblem(
      "too-large",
      `The file unpacks to more than ${limits.decompressedBytes} bytes, the limit for one file. Split it and import the parts.`,
    );
  }
}

function inflateProblem(error: unknown): Error {
  const code = codeOf(error);
  if (code === "Z_BUF_ERROR") return truncated("before its compressed data does");
  if (code === "Z_DATA_ERROR") {
    return new FileProblem(
      "gzip-corrupt",
      "The compressed data is damaged. Fetch the file again.",
      { cause: error },
    );
  }
  return error instanceof Error ? error : new Error(String(error));
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/** node:zlib documents `info: true`; its types do not tell that the answer then has two parts. */
const inflateRawWithInfo = (bytes: Buffer, options: zlib.ZlibOptions) =>
  zlib.inflateRawSync(bytes, { ...options, info: true }) as unknown as {
    buffer: Buffer;
    engine: { bytesWritten: number };
  };
