import { AppError } from "@/lib/errors";

export interface S3Location {
  readonly bucket: string;
  /** Taken literally, "" for the whole bucket. */
  readonly prefix: string;
}

const LONGEST_KEY_BYTES = 1024;

/**
 * Parses `s3://bucket/prefix`. The prefix is literal: `?`, `#` and `%` mean themselves.
 * Bucket names follow Amazon S3's "General purpose bucket naming rules".
 * Throws AppError `invalid`.
 */
export function parseS3Location(text: string): S3Location {
  const match = /^s3:\/\/([^/]*)(?:\/(.*))?$/s.exec(text);
  if (!match) throw refused("Write it as s3://bucket/prefix.");
  const [, bucket = "", prefix = ""] = match;
  if (!isBucketName(bucket)) {
    throw refused(
      "A bucket name has 3 to 63 lower-case letters, digits, dots and hyphens; an ARN is not accepted.",
    );
  }
  if (/\p{Cc}|\p{Cs}/u.test(prefix)) throw refused("The prefix holds control characters.");
  if (Buffer.byteLength(prefix) > LONGEST_KEY_BYTES)
    throw refused(`The prefix is longer than ${LONGEST_KEY_BYTES} bytes.`);
  return { bucket, prefix };
}

function isBucketName(text: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(text) &&
    !text.includes("..") &&
    !/^\d+\.\d+\.\d+\.\d+$/.test(text)
  );
}

function refused(why: string): AppError {
  return new AppError("invalid", `The S3 location is refused. ${why}`, { field: "url" });
}
