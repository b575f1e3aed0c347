/** One object a source offers. Key and etag together name one version of its bytes. */
export interface LogObject {
  /** Path below the root for folders, full object key for S3, `archive.zip!member` inside a zip. */
  readonly key: string;
  /** Opaque; changes whenever the bytes may have changed. */
  readonly etag: string;
  readonly sizeBytes: number;
  /** UTC milliseconds of the last change; null where the source does not say. */
  readonly modifiedMs: number | null;
}

/** Something a listing met and will never open, or could not read, and why: reported, not fatal. */
export interface SkippedObject {
  readonly key: string;
  readonly reason: string;
}

export interface ListPage {
  readonly objects: readonly LogObject[];
  readonly skipped: readonly SkippedObject[];
  /** Objects left out for now because they may still be written to: list again in a moment. */
  readonly unsettled?: number;
}

export interface ListOptions {
  readonly signal: AbortSignal;
  /** Key prefixes to list, each below the source's own prefix; absent: everything. */
  readonly prefixes?: readonly string[];
}

/** The bytes of one object, and what the source stores beside them. */
export interface OpenedObject {
  readonly bytes: Buffer;
  /** User metadata, lower-case names (S3 keeps the signature of a digest file here). */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Where log files come from. Listing is the truth about what exists; it holds no state, so a
 * caller may list again at any time and must keep its own ledger of (key, etag).
 */
export interface Source {
  /** As shown to people: a folder path, or `s3://bucket/prefix`. Never credentials. */
  readonly location: string;
  /** Pages of objects. Throws TransientError or BlockedError; a failed listing proves nothing. */
  list(options: ListOptions): AsyncIterable<ListPage>;
  /**
   * Reads one object completely. Throws FileProblem `too-large` above the size limit,
   * ChangedError when its etag is no longer the one listed, GoneError, TransientError, BlockedError.
   */
  open(object: LogObject, signal: AbortSignal): Promise<OpenedObject>;
  /** Folder names directly below a prefix (for finding new accounts and Regions). */
  listFolders(prefix: string, signal: AbortSignal): Promise<readonly string[]>;
}

/** The network, the service or the disk failed for now: try again later, without limit. */
export class TransientError extends Error {
  override readonly name = "TransientError";
}

/**
 * Trying again helps only after somebody changes credentials, policy or configuration.
 * `scope` tells whether the whole source stands still or only this object.
 */
export class BlockedError extends Error {
  override readonly name = "BlockedError";
  constructor(
    message: string,
    readonly scope: "source" | "object" = "source",
  ) {
    super(message);
  }
}

/** The object was listed and is there no more: itself a finding. */
export class GoneError extends Error {
  override readonly name = "GoneError";
}

/** The object was replaced since it was listed: list again and read the new version. */
export class ChangedError extends Error {
  override readonly name = "ChangedError";
}
