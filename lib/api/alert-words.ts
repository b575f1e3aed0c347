/** The words that alerts are told by; without schemas, so that the browser can have them. */

/** How bad something is, the least first. */
export const ALERT_LEVELS = ["informational", "low", "medium", "high", "critical"] as const;
export type AlertLevel = (typeof ALERT_LEVELS)[number];

export const ALERT_STATES = ["open", "acknowledged", "closed"] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** Why an alert was closed. */
export const CLOSE_REASONS = [
  "true-positive",
  "false-positive",
  "expected",
  "duplicate",
  "other",
] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** The order of a list; `-` begins with the newest, the worst or the most. */
export const ALERT_SORTS = ["-last", "last", "-first", "-level", "-count"] as const;
export type AlertSort = (typeof ALERT_SORTS)[number];

/** Which alerts a list is of: what hits under suppressions raised and what was withdrawn stand apart. */
export const ALERT_KINDS = ["shown", "suppressed", "withdrawn"] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Alerts changed at once at most. */
export const MOST_CHANGED = 200;
