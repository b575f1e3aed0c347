import type { EventRow } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { csvRow } from "@/lib/format/csv";
import { alertEvidence } from "./alert-evidence";
import { isoTime } from "./iso-time";

const COLUMNS = [
  "time",
  "event",
  "service",
  "region",
  "account",
  "user",
  "kind",
  "ip",
  "outcome",
  "error",
  "resource",
  "key",
] as const;
const PAGE = 500;

/** All events behind an alert: as CSV, or a row as the API has it on each line. */
export async function* exportEvidence(
  reader: Reader,
  id: number,
  format: "csv" | "ndjson",
): AsyncGenerator<Buffer> {
  if (format === "csv") yield Buffer.from(csvRow(COLUMNS));
  let cursor: string | undefined;
  do {
    const page = await alertEvidence(reader, id, { cursor, limit: PAGE });
    for (const event of page.events) {
      yield Buffer.from(format === "csv" ? csvOf(event) : `${JSON.stringify(event)}\n`);
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

function csvOf(row: EventRow): string {
  const { principal } = row;
  const cells = {
    time: isoTime(row.timeMs),
    event: row.eventName,
    service: row.eventSource,
    region: row.region,
    account: row.account,
    user: principal.name,
    kind: principal.kind,
    ip: row.sourceIp,
    outcome: row.outcome,
    error: row.errorCode,
    resource: row.resource,
    key: row.key,
  };
  return csvRow(COLUMNS.map((column) => cells[column]));
}
