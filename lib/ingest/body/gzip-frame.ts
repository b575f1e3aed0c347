import { FileProblem } from "./file-problem";

const FHCRC = 2;
const FEXTRA = 4;
const FNAME = 8;
const FCOMMENT = 16;
const RESERVED = 0xe0;
const TRAILER_BYTES = 8;

/** True when the bytes begin as a gzip member does (RFC 1952). */
export function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Length in bytes of the member header at the start. Throws FileProblem. */
export function gzipHeaderLength(bytes: Buffer): number {
  const flags = bytes[3];
  if (bytes.length < 10 || flags === undefined) throw truncated("inside its header");
  if (bytes[2] !== 8 || (flags & RESERVED) !== 0) {
    throw new FileProblem(
      "gzip-header",
      "The gzip header names a compression that does not exist. Fetch the file again.",
    );
  }
  let length = 10;
  if (flags & FEXTRA) length += 2 + (length + 2 <= bytes.length ? bytes.readUInt16LE(length) : 0);
  for (const field of [FNAME, FCOMMENT]) {
    if ((flags & field) === 0) continue;
    const end = bytes.indexOf(0, length);
    if (end < 0) throw truncated("inside its header");
    length = end + 1;
  }
  if (flags & FHCRC) length += 2;
  if (length >= bytes.length) throw truncated("inside its header");
  return length;
}

/** Size that the last bytes announce (modulo 2^32): a hint only, whoever wrote the file chose it. */
export function announcedSize(bytes: Buffer): number {
  return bytes.length < 18 ? 0 : bytes.readUInt32LE(bytes.length - 4);
}

/**
 * Checks what follows the compressed data: CRC32, size, and nothing else.
 * `from` is the offset of the trailer. Throws FileProblem.
 */
export function checkGzipTrailer(
  bytes: Buffer,
  from: number,
  crc32: number,
  sizeBytes: number,
): void {
  const end = from + TRAILER_BYTES;
  if (bytes.length < end) throw truncated("inside its checksum");
  if (bytes.readUInt32LE(from) !== crc32 || bytes.readUInt32LE(from + 4) !== sizeBytes % 2 ** 32) {
    throw new FileProblem(
      "gzip-crc",
      "The gzip checksum does not match the content: the file was damaged or altered. Fetch it again.",
    );
  }
  if (bytes.length === end) return;
  const extraBytes = bytes.length - end;
  if (isGzip(bytes.subarray(end))) {
    throw new FileProblem(
      "gzip-second-member",
      `A second gzip member begins at byte ${end}. CloudTrail writes exactly one, and a digest covers one: look at who wrote this file.`,
    );
  }
  throw new FileProblem(
    "gzip-trailing-bytes",
    `${extraBytes} bytes follow the end of the gzip member at byte ${end}. CloudTrail writes none: look at who wrote this file.`,
  );
}

export function truncated(where: string): FileProblem {
  return new FileProblem(
    "gzip-truncated",
    `The gzip file ends ${where}. It was not copied completely: fetch it again.`,
  );
}
