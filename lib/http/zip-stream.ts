import { PassThrough, Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";

export interface ZipMember {
  readonly name: string;
  readonly chunks: AsyncIterable<Buffer>;
}

const PIECE_BYTES = 64 * 1024;

/**
 * A ZIP archive of some files, compressed as they come: sizes and checksums follow each file in a
 * data descriptor, in the zip64 form where it is needed. When a file fails or the reader stops, the
 * archive ends without its directory, so that no program takes it for whole.
 */
export async function* zipStream(members: AsyncIterable<ZipMember>): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const output = zip.outputStream.pipe(new PassThrough());
  const ended = new AbortController();
  const fail = (error: unknown) =>
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on("error", fail);
  const filling = fill(zip, members, ended.signal).catch(fail);
  try {
    for await (const chunk of output) yield chunk;
  } finally {
    ended.abort();
    output.destroy();
    await filling;
  }
}

/** Adds one file after the other: the next is not asked for before the last one was read. */
async function fill(
  zip: ZipFile,
  members: AsyncIterable<ZipMember>,
  signal: AbortSignal,
): Promise<void> {
  for await (const { name, chunks } of members) {
    const content = Readable.from(pieces(chunks), { objectMode: false, signal });
    zip.addReadStream(content, name, { mtime: new Date() });
    await finished(content);
  }
  zip.end();
}

/** Each stage on the way holds a piece or two: pieces are small, so that a large chunk is held once. */
async function* pieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      yield chunk.subarray(at, at + PIECE_BYTES);
    }
  }
}
