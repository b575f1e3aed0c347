/** Who finds: rules, correlations of rules, and detectors that look at sums. Stored: append only. */
export const DETECTOR_NAMES = [
  "rule",
  "correlation",
  "region",
  "new",
  "rate",
  "error-rate",
  "breadth",
  "silence",
  "dormant",
  "travel",
] as const;

export type DetectorName = (typeof DETECTOR_NAMES)[number];
