import type { ChainFindingRow } from "./chain";

/** A place with log files in range and not one digest. */
export interface PlaceWithoutDigests {
  readonly bucket: string | null;
  readonly account: string;
  readonly region: string;
  /** Key of one of its log files. */
  readonly key: string;
  readonly files: number;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** The finding about a place whose digests are all gone, or never were. It is not proven either way. */
export function noDigestsFinding(place: PlaceWithoutDigests): ChainFindingRow {
  const { bucket, key, fromMs, toMs } = place;
  const files = place.files === 1 ? "1 log file" : `${place.files} log files`;
  return {
    kind: "no-digests",
    bucket,
    key,
    detail: `No digests found: ${files} of ${place.account} in ${place.region} and no digest file. Validation was never on, or all digests were deleted.`,
    fromMs,
    toMs,
  };
}
