import type { DictionaryName } from "@/lib/db/dictionaries";
import type { RuleHit } from "@/lib/detections/rules/rule-matcher";
import type { ParsedGrant } from "./parsed-grant";

/** One column of repeated values: each distinct tuple once, and a code for each event. */
export interface CodedColumn {
  readonly values: readonly (readonly string[])[];
  /** Index into `values`; -1 when the record does not say. */
  readonly codes: Int32Array;
}

/** The events of one block as columns: small to send between threads, ready for one INSERT. */
export interface ParsedEvents {
  readonly count: number;
  readonly ordinals: Int32Array;
  /** UTC milliseconds; -Infinity when the record has no usable time. */
  readonly timesMs: Float64Array;
  /** Hex digits of a UUID: the eventID, or one made from it or from the record when it is no UUID. */
  readonly eventIds: readonly string[];
  /** Hex of the first 128 bits of the SHA-256 of the record's bytes. */
  readonly contentHashes: readonly string[];
  readonly outcomes: Uint8Array;
  readonly categories: Uint8Array;
  /** 1 true, 0 false, -1 not said. */
  readonly readOnly: Int8Array;
  /** Bits in the order of FLAG_NAMES. */
  readonly flags: Int32Array;
  /** Bits of lib/db/field-index.ts. */
  readonly present: Int32Array;
  /** Value terms as decimal text joined with commas; empty when there are none. */
  readonly valueTerms: readonly string[];
  readonly coded: Readonly<Record<DictionaryName, CodedColumn>>;
  /** The few events that began a session, each with its row. */
  readonly grants: readonly RowGrant[];
  /** What rules found, each with its row. */
  readonly hits: readonly RowHit[];
}

export interface RowHit {
  readonly row: number;
  readonly hit: RuleHit;
}

export interface RowGrant {
  readonly row: number;
  readonly grant: ParsedGrant;
}

/** A slice that could not be read as a record. */
export interface ParsedReject {
  readonly ordinal: number;
  /** Offset in the decompressed body. */
  readonly byteOffset: number;
  readonly reason: string;
  readonly detail: string;
  readonly raw: Uint8Array;
}

export interface ParsedBlock {
  readonly firstOrdinal: number;
  readonly records: number;
  /** RAW_ENCODINGS number, and the block's bytes in it. */
  readonly encoding: number;
  readonly bytes: Uint8Array;
  /** Start and end of each record in the uncompressed block, as pairs. */
  readonly spans: Int32Array;
  readonly events: ParsedEvents;
  readonly rejects: readonly ParsedReject[];
  /** Undocumented names and how many records of the block have them. */
  readonly newFields: ReadonlyMap<string, number>;
}
