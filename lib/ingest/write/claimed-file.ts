import type { EnvelopeKind } from "@/lib/ingest/body/block";
import type { ParsedBlock } from "@/lib/ingest/parse/parsed-block";

/** A file of the ledger that this worker holds the lease of. */
export interface ClaimedFile {
  readonly id: number;
  readonly sourceId: number;
  readonly key: string;
  readonly etag: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number | null;
  readonly family: string;
  readonly account: string | null;
  readonly region: string | null;
  readonly leaseToken: string;
  /** Claims so far, this one included, that ended neither well nor badly: the worker died. */
  readonly attempts: number;
  /** An object of the same key was indexed before: this may be the same bytes, touched. */
  readonly isNewVersion: boolean;
}

/** What is known of a file once its last block was parsed. */
export interface FileSummary {
  readonly envelope: EnvelopeKind;
  readonly bodySha256: string;
  readonly bodyBytes: number;
  /** The rules that its records were tried on; null: on none. */
  readonly ruleRevision: number | null;
  /** Rules that broke down over it, by id, each with the reason. */
  readonly ruleFaults: ReadonlyMap<number, string>;
}

/** A file on its way into the index. */
export interface ParsedFile {
  readonly claim: ClaimedFile;
  readonly objectSha256: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** Blocks in file order. Throws FileProblem where the body breaks. */
  readonly blocks: AsyncIterable<ParsedBlock>;
  /** Valid once `blocks` has ended. */
  summary(): FileSummary;
}

export interface WrittenFile {
  readonly id: number;
  /** Size of the object as stored. */
  readonly sizeBytes: number;
  readonly records: number;
  readonly events: number;
  readonly copies: number;
  readonly rejected: number;
}
