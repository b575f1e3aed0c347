/** What an export has come to so far. */
export interface ExportTally {
  events: number;
  /** Records opened to know whether they belong in it; null when the index alone decides. */
  records: number | null;
  /** Ids of the log files that the events came from. */
  readonly fileIds: Set<number>;
  /** Of the events, rows of tables that were made into JSON. */
  rebuilt: number;
}
