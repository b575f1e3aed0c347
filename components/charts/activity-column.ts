/** Events of one stretch of time by outcome. */
export interface ActivityColumn {
  readonly startMs: number;
  readonly endMs: number;
  readonly events: number;
  readonly success: number;
  readonly denied: number;
  readonly errors: number;
  readonly unknown: number;
  /** How much of it no log file covers. */
  readonly uncoveredMs: number;
}
