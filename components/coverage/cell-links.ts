import type { CoverageFamily, CoverageGrid, CoverageRow } from "@/lib/api/coverage-contract";
import type { EventLink } from "@/lib/api/period-contract";
import { allOf, valueCondition } from "@/lib/search/value-condition";

type Place = Pick<CoverageRow, "account" | "region">;
type Time = CoverageGrid["columns"][number];

/** How CloudTrail names the files of each family (user guide: find your log files). */
const FILE_NAMES: Readonly<Record<CoverageFamily, string>> = {
  cloudtrail: "CloudTrail",
  insight: "CloudTrail-Insight",
  network: "CloudTrail-NetworkActivity",
  aggregated: "CloudTrail-Aggregated",
};
const HOUR_MS = 3_600_000;

/** The events that happened in a cell's time. */
export function cellEvents({ account, region }: Place, { startMs, endMs }: Time): EventLink {
  const q = allOf(valueCondition("account", account), valueCondition("region", region));
  return { q, fromMs: startMs, toMs: endMs };
}

/** What the names of the log files hold in common that were delivered in a cell's hour or day. */
export function logNames(
  { account, region }: Place,
  { startMs, endMs }: Time,
  family: CoverageFamily,
): string {
  const hour = endMs - startMs <= HOUR_MS ? new Date(startMs).toISOString().slice(11, 13) : "";
  const day = dateOf(startMs).replaceAll("-", "");
  return `${account}_${FILE_NAMES[family]}_${region}_${day}T${hour}`;
}

/**
 * What the names of the digests hold in common that may speak for a cell's time: those of the day
 * that it begins on, and of the day on which the last of them is due.
 */
export function digestNames({ account, region }: Place, { startMs, endMs }: Time): string[] {
  const days = new Set([startMs, endMs + HOUR_MS - 1].map(dateOf));
  return [...days].map(
    (day) => `${account}/CloudTrail-Digest/${region}/${day.replaceAll("-", "/")}/`,
  );
}

/**
 * Whether a digest may speak for a part of a cell's time: each is of an hour, and its name has the
 * end of it (CloudTrail user guide, digest file structure).
 */
export function isDigestOf(key: string, { startMs, endMs }: Time): boolean {
  const [, year, month, day, hour, minute, second] =
    /_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:_backfill)?\.json(?:\.gz)?$/.exec(key) ?? [];
  const atMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return atMs > startMs && atMs < endMs + HOUR_MS;
}

function dateOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}
