import type { Finding } from "@/lib/api/integrity-contract";
import type { Reader } from "@/lib/auth/reader";
import { csvRow } from "@/lib/format/csv";
import { getRun } from "./get-run";
import { listFindings } from "./list-findings";

const COLUMNS = [
  "id",
  "kind",
  "bucket",
  "key",
  "account",
  "region",
  "trail",
  "from",
  "to",
  "events",
  "detail",
] as const;
const PAGE = 500;

/**
 * Everything that a run found: as CSV, or as one JSON document with the run it is of. Throws AppError
 * `not_found`.
 */
export async function* exportFindings(
  reader: Reader,
  runId: number,
  format: "csv" | "json",
  nowMs: number,
): AsyncGenerator<Buffer> {
  const isCsv = format === "csv";
  const run = await getRun(reader, runId);
  yield Buffer.from(isCsv ? csvRow(COLUMNS) : `{"run":${JSON.stringify(run)},\n"findings":[`);
  let cursor: string | undefined;
  let separator = "\n";
  for (;;) {
    const page = await listFindings(reader, runId, { cursor, limit: PAGE }, nowMs);
    for (const finding of page.findings) {
      yield Buffer.from(isCsv ? csvOf(finding) : separator + JSON.stringify(finding));
      separator = ",\n";
    }
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  if (!isCsv) yield Buffer.from("\n]}\n");
}

function csvOf({ fromMs, toMs, events, ...finding }: Finding): string {
  const cells = { ...finding, from: iso(fromMs), to: iso(toMs), events: events?.count ?? null };
  return csvRow(COLUMNS.map((column) => cells[column]));
}

function iso(timeMs: number | null): string | null {
  return timeMs === null ? null : new Date(timeMs).toISOString();
}
