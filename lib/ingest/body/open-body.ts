import { createHash } from "node:crypto";
import { BODY_LIMITS, type BodyLimits } from "./body-limits";
import { FileProblem } from "./file-problem";
import { gunzipMember } from "./gunzip-member";
import { isGzip } from "./gzip-frame";

export interface OpenedBody {
  /** The decompressed body; errors of the compression surface while iterating. */
  readonly chunks: AsyncIterable<Buffer>;
  readonly compression: "gzip" | "none";
  /** Lower-case hex SHA-256 of the object as stored, before anything is unpacked. */
  readonly objectSha256: string;
}

/** A CloudWatch Logs subscription delivers gzip inside base64: saved as it came, it begins so. */
const BASE64_GZIP = "H4sI";

/**
 * Opens the bytes of one object: what they are is told by their first bytes, never by the name
 * (S3 and browsers rename freely; a zip called `.json.gz` is a zip).
 * A file that is nothing but base64 text of a gzip member is decoded first: the body is then what
 * the member holds. Throws FileProblem `empty`, `too-large` or `unsupported-compression`.
 */
export function openBody(bytes: Buffer, limits: BodyLimits = BODY_LIMITS): OpenedBody {
  if (bytes.length === 0) {
    throw new FileProblem(
      "empty",
      "The file has 0 bytes. Nothing was delivered in it, or its upload broke off.",
    );
  }
  if (bytes.length > limits.compressedBytes) {
    throw new FileProblem(
      "too-large",
      `The file is larger than ${limits.compressedBytes} bytes, the limit for one file. Split it and import the parts.`,
    );
  }
  const other = otherCompression(bytes);
  if (other) {
    throw new FileProblem(
      "unsupported-compression",
      `The file is ${other}, whatever its name says. Unpack it and import what is inside.`,
    );
  }
  const objectSha256 = createHash("sha256").update(bytes).digest("hex");
  const packed = isGzip(bytes) ? bytes : fromBase64(bytes);
  return packed
    ? { chunks: gunzipMember(packed, limits), compression: "gzip", objectSha256 }
    : { chunks: only(bytes), compression: "none", objectSha256 };
}

function fromBase64(bytes: Buffer): Buffer | null {
  if (bytes.toString("latin1", 0, BASE64_GZIP.length) !== BASE64_GZIP) return null;
  const text = bytes.toString("latin1").replace(/[\r\n]/g, "");
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, "base64") : null;
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

function otherCompression(bytes: Buffer): string | null {
  const start = bytes.toString("latin1", 0, 6);
  if (start.startsWith("PK\x03\x04") || start.startsWith("PK\x05\x06")) return "a zip archive";
  if (start.startsWith("BZh")) return "bzip2";
  if (start === "\xfd7zXZ\0") return "xz";
  if (start.startsWith("\x28\xb5\x2f\xfd")) return "zstd";
  if (start.startsWith("7z\xbc\xaf\x27\x1c")) return "a 7z archive";
  return null;
}
