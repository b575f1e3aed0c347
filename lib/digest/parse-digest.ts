import { isUtf8 } from "node:buffer";
import { parseEventTime } from "@/lib/cloudtrail/event-time";
import type { Digest, LogFileReference, PreviousDigest } from "./digest";

export type ParsedDigest =
  | { readonly digest: Digest }
  | {
      readonly problem: {
        readonly verdict: "invalid-format" | "wrong-algorithm";
        readonly detail: string;
      };
    };

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads the uncompressed body of a digest file (CloudTrail user guide, digest file structure). Keys
 * that it does not know are let pass. The details name fields, never what the file says in them.
 */
export function parseDigest(body: Buffer): ParsedDigest {
  try {
    return { digest: readDigest(readJson(body)) };
  } catch (error) {
    if (!(error instanceof DigestProblem)) throw error;
    return { problem: { verdict: error.verdict, detail: error.message } };
  }
}

class DigestProblem extends Error {
  constructor(
    message: string,
    readonly verdict: "invalid-format" | "wrong-algorithm" = "invalid-format",
  ) {
    super(message);
  }
}

function readJson(body: Buffer): Fields {
  if (!isUtf8(body)) throw new DigestProblem("invalid format: not UTF-8");
  let tree: unknown;
  try {
    tree = JSON.parse(body.toString());
  } catch {
    throw new DigestProblem("invalid format: not JSON");
  }
  return fieldsOf(tree, "the digest");
}

function readDigest(fields: Fields): Digest {
  const endTime = textOf(fields, "digestEndTime");
  const startMs = timeOf(textOf(fields, "digestStartTime"), "digestStartTime");
  const endMs = timeOf(endTime, "digestEndTime");
  if (endMs < startMs) throw new DigestProblem("invalid format: it ends before it starts");
  const bucket = textOf(fields, "digestS3Bucket");
  const digest = {
    account: textOf(fields, "awsAccountId"),
    bucket,
    key: textOf(fields, "digestS3Object"),
    endTime,
    startMs,
    endMs,
    fingerprint: hexOf(textOf(fields, "digestPublicKeyFingerprint"), "digestPublicKeyFingerprint"),
    algorithm: textOf(fields, "digestSignatureAlgorithm"),
    previous: readPrevious(fields),
  };
  return { ...digest, ...readLogFiles(own(fields, "logFiles"), bucket) };
}

const PREVIOUS = [
  "previousDigestS3Bucket",
  "previousDigestS3Object",
  "previousDigestHashValue",
  "previousDigestHashAlgorithm",
  "previousDigestSignature",
] as const;

/** All five are null at the start of a chain, and none is elsewhere. */
function readPrevious(fields: Fields): PreviousDigest | null {
  if (own(fields, "previousDigestSignature") === undefined) {
    throw new DigestProblem("invalid format: previousDigestSignature is missing");
  }
  if (PREVIOUS.every((name) => (own(fields, name) ?? null) === null)) return null;
  if (textOf(fields, "previousDigestHashAlgorithm") !== "SHA-256") {
    throw new DigestProblem("previousDigestHashAlgorithm is not SHA-256", "wrong-algorithm");
  }
  return {
    bucket: textOf(fields, "previousDigestS3Bucket"),
    key: textOf(fields, "previousDigestS3Object"),
    sha256: sha256Of(textOf(fields, "previousDigestHashValue"), "previousDigestHashValue"),
    signature: textOf(fields, "previousDigestSignature"),
  };
}

function readLogFiles(list: unknown, digestBucket: string) {
  if (!Array.isArray(list)) throw new DigestProblem("invalid format: logFiles is not a list");
  const logFiles: LogFileReference[] = [];
  const otherAlgorithm: LogFileReference[] = [];
  for (const [index, entry] of list.entries()) {
    const where = `logFiles[${index}]`;
    const fields = fieldsOf(entry, where);
    const bucket = textOf(fields, "s3Bucket", where);
    const hash = textOf(fields, "hashValue", where);
    const isSha256 = textOf(fields, "hashAlgorithm", where) === "SHA-256";
    (isSha256 ? logFiles : otherAlgorithm).push({
      // One text for all: a digest can name a hundred thousand files.
      bucket: bucket === digestBucket ? digestBucket : bucket,
      key: textOf(fields, "s3Object", where),
      sha256: isSha256 ? sha256Of(hash, `hashValue of ${where}`) : hash,
    });
  }
  return { logFiles, otherAlgorithm };
}

function fieldsOf(value: unknown, what: string): Fields {
  if (!isFields(value)) throw new DigestProblem(`invalid format: ${what} is not an object`);
  return value;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function textOf(fields: Fields, name: string, where?: string): string {
  const value = own(fields, name);
  if (typeof value === "string" && value !== "") return value;
  const what = where === undefined ? name : `${name} of ${where}`;
  throw new DigestProblem(
    `invalid format: ${what} is ${value === undefined ? "missing" : "not a text"}`,
  );
}

function timeOf(text: string, name: string): number {
  const timeMs = parseEventTime(text);
  if (timeMs === null) throw new DigestProblem(`invalid format: ${name} is not a time`);
  return timeMs;
}

function sha256Of(text: string, what: string): string {
  if (text.length !== 64) throw new DigestProblem(`invalid format: ${what} is not a SHA-256`);
  return hexOf(text, what);
}

/** In lower case, and of a length that can be shown. */
function hexOf(text: string, what: string): string {
  if (text.length > 128 || !/^[0-9a-f]+$/i.test(text)) {
    throw new DigestProblem(`invalid format: ${what} is not in hex`);
  }
  return text.toLowerCase();
}
