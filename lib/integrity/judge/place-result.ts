import type { ChainFindingRow, DigestWindow } from "@/lib/digest/chain";
import type { ChainId } from "@/lib/digest/digest-key";
import type { DigestVerdict, FileVerdict } from "@/lib/digest/verdict";
import type { Place, PlaceObject } from "@/lib/integrity/evidence";

/** A time of delivery in UTC milliseconds, its end not included; null where it has no bound. */
export interface DeliveryRange {
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** A digest whose window lies in the range asked for, at least in part. */
export interface DigestResult {
  readonly object: PlaceObject;
  readonly verdict: DigestVerdict;
  /** For people, in awscli's words where it has some. */
  readonly detail: string | null;
  /** Its window as signed; of one that cannot be read, the hour before the end that its name tells. */
  readonly startMs: number;
  readonly endMs: number;
  /** Of the key that it names; null when it cannot be read. */
  readonly fingerprint: string | null;
  readonly signatureFrom: "metadata" | "next-digest" | null;
  /** Log files that it names, and how many of them are there. */
  readonly filesNamed: number;
  readonly filesHere: number;
}

/** One chain with the windows of which any part lies in the range. */
export interface ChainResult {
  readonly chain: ChainId;
  /** In order of their end. */
  readonly digests: readonly DigestResult[];
  readonly windows: readonly DigestWindow[];
  /** How many of the place's findings are about the chain itself. */
  readonly findings: number;
}

/** What is said of one log file: one that is there, or one that a digest names. */
export interface FileResult {
  readonly bucket: string | null;
  readonly key: string;
  /** Null when it is not there. */
  readonly object: PlaceObject | null;
  readonly verdict: FileVerdict;
  /** The digest that proves or contradicts it, as it is listed; else one that names it. */
  readonly digestKey: string | null;
  readonly detail: string | null;
}

export interface PlaceFinding extends ChainFindingRow {
  /** Null for a log file that no digest names. */
  readonly trail: string | null;
  /** The object that it is about; null when that is not there. */
  readonly object: PlaceObject | null;
}

/** Everything that a check says about one place. */
export interface PlaceResult {
  readonly place: Place;
  readonly bucket: string | null;
  readonly location: string;
  readonly range: DeliveryRange;
  readonly chains: readonly ChainResult[];
  readonly files: readonly FileResult[];
  readonly findings: readonly PlaceFinding[];
  /** What was in the way of public keys, for people; null when nothing was. */
  readonly keyProblem: string | null;
}
