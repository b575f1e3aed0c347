/** Stored numbers of small closed sets: append only. */
export const OUTCOMES = ["unknown", "success", "denied", "error"] as const;
export const CATEGORIES = [
  "unknown",
  "management",
  "data",
  "insight",
  "network",
  "aggregated",
] as const;

/** How the bytes of a raw block are stored. */
export const RAW_ENCODINGS = {
  /** The block as it is. */
  none: 0,
  /** The whole object as delivered: one gzip member whose content is the block. */
  gzip: 1,
  /** Raw deflate. */
  deflate: 2,
} as const;

/** Kinds of value in `facet_hour`, `first_seen` and `principal_day`: append only. */
export const VALUE_KINDS = {
  region: 1,
  action: 2,
  sourceIp: 3,
  userAgent: 4,
  accessKey: 5,
  principal: 6,
  session: 7,
  error: 8,
  shape: 9,
  outcome: 10,
  category: 11,
  readOnly: 12,
  /** An action that wrote, by its id in the dictionary of actions. */
  writeAction: 13,
} as const;

export type ValueKind = keyof typeof VALUE_KINDS;
