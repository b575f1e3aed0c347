export type FileProblemReason =
  | "empty"
  | "too-large"
  | "utf16"
  | "not-json"
  | "not-cloudtrail"
  | "records-not-a-list"
  | "too-many-records"
  | "record-too-large"
  | "gzip-header"
  | "gzip-truncated"
  | "gzip-corrupt"
  | "gzip-crc"
  | "gzip-second-member"
  | "gzip-trailing-bytes"
  | "gzip-bomb"
  | "zip-unreadable"
  | "unsupported-compression";

/**
 * A whole file that cannot be read as a log file, whatever is tried: it goes into quarantine.
 * The message says what, where and what to do; it never carries the file's own text.
 */
export class FileProblem extends Error {
  override readonly name = "FileProblem";
  constructor(
    readonly reason: FileProblemReason,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(detail, options);
  }
}
