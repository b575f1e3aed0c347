const MIB = 1024 * 1024;

/**
 * What one file may cost. CloudTrail writes at most 50 MB compressed per file and 256 KB per event
 * (1 MB in Lake), so an honest file comes nowhere near.
 */
export interface BodyLimits {
  readonly compressedBytes: number;
  readonly decompressedBytes: number;
  /** Decompressed to compressed, looked at once `ratioFreeBytes` have come out. */
  readonly ratio: number;
  readonly ratioFreeBytes: number;
  /** Bodies announced no larger are inflated in one call. */
  readonly inflateAtOnceBytes: number;
  /** A larger record is kept but not read. */
  readonly recordBytes: number;
  /** A larger JSON value is no record at all: the file goes into quarantine. */
  readonly valueBytes: number;
  readonly depth: number;
  readonly records: number;
  readonly blockBytes: number;
  readonly blockRecords: number;
}

export const BODY_LIMITS: BodyLimits = {
  compressedBytes: 128 * MIB,
  decompressedBytes: 512 * MIB,
  ratio: 1000,
  ratioFreeBytes: 16 * MIB,
  inflateAtOnceBytes: 64 * MIB,
  recordBytes: MIB,
  valueBytes: 64 * MIB,
  depth: 200,
  records: 1_000_000,
  blockBytes: MIB,
  blockRecords: 512,
};
