import type { DigestVerdict, FileVerdict } from "@/lib/digest/verdict";

/** One account and source Region of one source: what can prove or contradict each other. */
export interface Place {
  readonly sourceId: number | null;
  readonly account: string;
  readonly region: string;
}

/** One object of a place: a digest, or a log file of any family that digests name. */
export interface PlaceObject {
  readonly key: string;
  readonly family: "digest" | "log";
  readonly sizeBytes: number;
  /** Time in its name, UTC milliseconds: to the minute, of digests to the second. */
  readonly deliveredMs: number | null;
  /** Row of the ledger; null when nothing is indexed. */
  readonly fileId: number | null;
  /** Opaque name of the version that was listed. */
  readonly etag: string;
}

/** What was found when an object was read: its hash, or why it has none. */
export type FoundFile =
  | { readonly sha256: string; readonly bodyBytes: number }
  | {
      readonly problem: Extract<
        FileVerdict,
        "missing" | "invalid-format" | "trailing-data" | "cannot-check"
      >;
      readonly detail: string;
    };

export type FoundDigest =
  | {
      readonly body: Buffer;
      /** What S3 stores beside it, or a side file holds; null where neither exists. */
      readonly metadata: Readonly<Record<string, string>> | null;
    }
  | {
      readonly problem: Extract<DigestVerdict, "missing" | "invalid-format" | "cannot-read">;
      readonly detail: string;
    };

/**
 * What there is to be checked: the index, or a bucket or folder as it is now. Listing is by place, so
 * that memory follows the largest place and not the whole.
 */
export interface Evidence {
  /** The bucket that objects lie in; null for a folder, whose place proves nothing. */
  readonly bucket: string | null;
  /** For people. */
  readonly location: string;
  /** Up to when everything delivered would be there, UTC milliseconds. */
  readonly knownUntilMs: number;
  /** What was there and could not be looked at, for people; null when nothing was. */
  readonly unread?: string | null;
  /** Places that hold anything, with the number of their objects. */
  listPlaces(signal: AbortSignal): Promise<readonly (Place & { readonly files: number })[]>;
  listObjects(place: Place, signal: AbortSignal): Promise<readonly PlaceObject[]>;
  /** Why an object may be there although it was not listed; null when it is not there. */
  whyUnseen?(key: string): string | null;
  readDigests(
    objects: readonly PlaceObject[],
    signal: AbortSignal,
  ): AsyncIterable<{ readonly object: PlaceObject; readonly found: FoundDigest }>;
  /** Reads each object once, several at a time; the order is free. */
  hashFiles(
    objects: readonly PlaceObject[],
    signal: AbortSignal,
  ): AsyncIterable<{ readonly object: PlaceObject; readonly found: FoundFile }>;
}
