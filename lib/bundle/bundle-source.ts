import type { Reader } from "@/lib/auth/reader";
import type { Document } from "@/lib/document/document";
import type { ReportRequest } from "@/lib/reports/report-request";

/** A report as a bundle is made of it. */
export interface BundleSource {
  /** Null for one that is not kept, as the command line makes them. */
  readonly number: number | null;
  /** The document as it was hashed, character by character, and as a value. */
  readonly json: string;
  readonly document: Document;
  readonly request: ReportRequest;
  /** Sees what the report was made of, and nothing else. */
  readonly reader: Reader;
  readonly additions: readonly BundledAddition[];
}

/** A sign-off, comment or exception, so that its hash and signature can be checked. */
export interface BundledAddition {
  /** The very characters that `hash` is the SHA-256 of. */
  readonly text: string;
  readonly hash: string;
  /** Name of the person. */
  readonly by: string;
  /** Base64, and the SHA-256 of the key; null for one from before there was a key. */
  readonly signature: string | null;
  readonly fingerprint: string | null;
}
