/**
 * How the decompressed body of one log file is cut: blocks of bytes that joined are the body
 * exactly, and in each block the records it holds.
 */

/** How a body carries its records. `digest` carries none. */
export type EnvelopeKind =
  | "records"
  | "array"
  | "lines"
  | "single"
  | "lookup-events"
  | "eventbridge"
  | "subscription"
  | "export-lines"
  | "export-csv"
  | "digest";

/**
 * How the record lies in the body. `json`: a JSON object as it stands. `string`: a JSON string
 * literal whose decoded text is the record (`CloudTrailEvent` of LookupEvents, `message` of
 * CloudWatch Logs). `row`: one CSV row.
 */
export type RecordForm = "json" | "string" | "row";

export type RecordProblemReason =
  | "not-json"
  | "not-object"
  | "not-cloudtrail"
  | "record-too-large"
  | "too-deep"
  | "truncated-record"
  | "unexpected-bytes"
  | "bad-row";

/** Why a record could not be read; its bytes are kept all the same. */
export interface RecordProblem {
  readonly reason: RecordProblemReason;
  /** One plain sentence: what, where. Never the record's own text. */
  readonly detail: string;
}

export interface RecordSlice {
  /** Byte offsets inside the block; `start === end` only where a body breaks off between records. */
  readonly start: number;
  readonly end: number;
  readonly form: RecordForm;
  /** The record parsed (export rows: brought to record shape); undefined when there is a problem. */
  readonly value: unknown;
  /**
   * The record's raw text: the slice as UTF-8, or the decoded literal for `string`.
   * Only the first 4,096 characters when the record is too large: the bytes are the evidence.
   */
  readonly text: string;
  readonly problem: RecordProblem | null;
  readonly flags?: readonly "invalid-utf8"[];
}

export interface Block {
  /** 0-based position in the file of this block's first slice, good or bad. */
  readonly firstOrdinal: number;
  readonly bytes: Buffer;
  /** In file order, not overlapping. May be empty: bytes without records are kept too. */
  readonly records: readonly RecordSlice[];
}

/** What is only known once the last byte was read. */
export interface BodySummary {
  readonly kind: EnvelopeKind;
  /** Lower-case hex SHA-256 of the decompressed body: the value that a digest file signs. */
  readonly bodySha256: string;
  readonly bodyBytes: number;
  /** Slices without and with a problem. */
  readonly records: number;
  readonly problems: number;
}
