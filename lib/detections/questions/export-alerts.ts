import type { AlertFilters, AlertRow } from "@/lib/api/alert-contract";
import type { AlertSort } from "@/lib/api/alert-words";
import type { Reader } from "@/lib/auth/reader";
import { csvRow } from "@/lib/format/csv";
import { alertConditions, allBut } from "./alert-filter";
import { readAlerts } from "./alert-rows";
import { isoTime } from "./iso-time";
import { ALERT_ORDERS } from "./list-alerts";

const COLUMNS = [
  "id",
  "title",
  "level",
  "detector",
  "rule",
  "about",
  "accounts",
  "regions",
  "count",
  "failed",
  "first",
  "last",
  "state",
  "reason",
  "assignee",
  "suppressed",
  "withdrawn",
  "why",
] as const;
const PAGE = 500;

/**
 * All alerts of a list, in its order: as CSV, or a row as the API has it on each line. Throws
 * AppError `invalid` for times that cannot be read.
 */
export async function exportAlerts(
  reader: Reader,
  { sort, ...filters }: AlertFilters & { readonly sort: AlertSort },
  format: "csv" | "ndjson",
  nowMs: number,
): Promise<AsyncGenerator<Buffer>> {
  // Said before the download begins.
  const where = allBut(await alertConditions(reader, filters, nowMs));
  return pages();

  async function* pages(): AsyncGenerator<Buffer> {
    if (format === "csv") yield Buffer.from(csvRow(COLUMNS));
    for (let offset = 0; ; offset += PAGE) {
      const page = { limit: PAGE, offset };
      const alerts = await readAlerts(reader, where, ALERT_ORDERS[sort], page);
      for (const alert of alerts) {
        yield Buffer.from(format === "csv" ? csvOf(alert) : `${JSON.stringify(alert)}\n`);
      }
      if (alerts.length < PAGE) return;
    }
  }
}

function csvOf(alert: AlertRow): string {
  const { subject, accounts, regions, hasMoreRegions } = alert;
  const cells = {
    id: alert.id,
    title: alert.title,
    level: alert.level,
    detector: alert.detector,
    rule: alert.ruleId,
    about: subject.map(({ field, value }) => `${field}=${value ?? "not recorded"}`).join("; "),
    accounts: accounts.join(" "),
    regions: `${regions.join(" ")}${hasMoreRegions ? " and perhaps more" : ""}`,
    count: alert.count,
    failed: alert.failed,
    first: isoTime(alert.firstMs),
    last: isoTime(alert.lastMs),
    state: alert.state,
    reason: alert.reason,
    assignee: alert.assignee,
    suppressed: String(alert.isSuppressed),
    withdrawn: String(alert.isWithdrawn),
    why: alert.sentence,
  };
  return csvRow(COLUMNS.map((column) => cells[column]));
}
