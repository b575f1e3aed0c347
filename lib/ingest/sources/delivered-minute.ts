const IN_NAME = /_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(?:\d\d)?Z[_.]/;

/**
 * UTC milliseconds of the minute that a CloudTrail object name carries (`…_20260102T0305Z_…`):
 * when the file was delivered, not when its events happened. Null for any other name.
 * (CloudTrail log file name format: "Get and view your CloudTrail log files".)
 */
export function deliveredMinuteMs(key: string): number | null {
  const match = IN_NAME.exec(key.slice(key.lastIndexOf("/") + 1));
  if (!match) return null;
  const [, year, month, day, hour, minute] = match.map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute);
}
