import type { FileHandle } from "node:fs/promises";
import { crc32, inflateRawSync } from "node:zlib";
import { type Entry, fromFdPromise } from "yauzl";
import type { BodyLimits } from "@/lib/ingest/body/body-limits";
import { FileProblem } from "@/lib/ingest/body/file-problem";
import { nameToText } from "./path-name";
import { readRange } from "./regular-file";
import type { LogObject, SkippedObject } from "./source";

const MOST_MEMBERS = 100_000;
const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER_BYTES = 30;
const FILE_TYPE_MASK = 0o170000;
const REGULAR = 0o100000;

/**
 * Lists the members of an archive as objects `archive.zip!member`. Member names are labels only:
 * nothing is ever written, so `../` in them is harmless. The etag says where the member lies;
 * the size is that of the unpacked member, which is what `open` hands over.
 * An archive that cannot be listed is one skipped entry.
 */
export async function listZip(
  file: FileHandle,
  archive: LogObject,
): Promise<{ objects: LogObject[]; skipped: SkippedObject[] }> {
  const objects: LogObject[] = [];
  const skipped: SkippedObject[] = [];
  try {
    const zip = await fromFdPromise(file.fd, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
    });
    if (zip.entryCount > MOST_MEMBERS) throw new Error("too many members");
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileNameRaw;
      if (name.at(-1) === 0x2f) continue;
      const key = `${archive.key}!${nameToText(name)}`;
      const reason = whyNot(entry);
      if (reason) skipped.push({ key, reason });
      else
        objects.push({
          key,
          etag: memberEtag(entry, archive),
          sizeBytes: entry.uncompressedSize,
          modifiedMs: archive.modifiedMs,
        });
    }
    return { objects, skipped };
  } catch {
    const reason = `The zip archive cannot be listed: it is damaged or has more than ${MOST_MEMBERS} members.`;
    return { objects: [], skipped: [{ key: archive.key, reason }] };
  }
}

/** True for the etag of a zip member. */
export function isMemberEtag(etag: string): boolean {
  return etag.startsWith("zip:");
}

/** Key and etag of the archive that holds a member. */
export function archiveOf(member: LogObject): { key: string; etag: string } {
  const [keyLength = "", etag = ""] = member.etag.split(":").slice(6);
  return { key: member.key.slice(0, Number(keyLength)), etag };
}

/** Unpacks one member; size and CRC32 are checked. Throws FileProblem. */
export async function readZipMember(
  file: FileHandle,
  etag: string,
  limits: BodyLimits,
  signal: AbortSignal,
): Promise<Buffer> {
  const [offset = 0, method = 0, packedBytes = 0, sizeBytes = 0, crc = 0] = etag
    .split(":")
    .slice(1, 6)
    .map(Number);
  if (packedBytes > limits.compressedBytes || sizeBytes > limits.compressedBytes) {
    throw new FileProblem(
      "too-large",
      `The zip member is larger than ${limits.compressedBytes} bytes, the limit for one file.`,
    );
  }
  if (sizeBytes > limits.ratioFreeBytes && sizeBytes > packedBytes * limits.ratio) {
    throw new FileProblem(
      "gzip-bomb",
      `The zip member unpacks to more than ${limits.ratio} times its size, as no log does.`,
    );
  }
  const header = await readRange(file, offset, LOCAL_HEADER_BYTES, signal);
  const dataStart = offset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await readRange(file, dataStart, packedBytes, signal);
  const bytes = method === STORED ? packed : inflate(packed, sizeBytes);
  if (bytes?.length !== sizeBytes || crc32(bytes) !== crc) {
    throw new FileProblem(
      "zip-unreadable",
      "The zip member is damaged: its checksum does not match. Fetch the archive again.",
    );
  }
  return bytes;
}

function whyNot(entry: Entry): string | null {
  const mode = (entry.externalFileAttributes >>> 16) & FILE_TYPE_MASK;
  if (mode !== 0 && mode !== REGULAR) return "Not a regular file inside the zip archive.";
  if (entry.isEncrypted()) return "Encrypted inside the zip archive: unpack it first.";
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    return "Packed with a method other than deflate: unpack the zip archive first.";
  }
  return null;
}

function memberEtag(entry: Entry, archive: LogObject): string {
  const {
    relativeOffsetOfLocalHeader,
    compressionMethod,
    compressedSize,
    uncompressedSize,
    crc32,
  } = entry;
  return `zip:${relativeOffsetOfLocalHeader}:${compressionMethod}:${compressedSize}:${uncompressedSize}:${crc32}:${archive.key.length}:${archive.etag}`;
}

function inflate(packed: Buffer, sizeBytes: number): Buffer | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(sizeBytes, 1) });
  } catch {
    return null;
  }
}
