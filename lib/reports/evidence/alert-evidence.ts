import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { accountIds } from "@/lib/db/search/account-scope";
import { instant } from "@/lib/db/sql-instant";
import type { ReportRequest } from "@/lib/reports/report-request";
import type { Evidence } from "./evidence";

interface AlertCount {
  readonly title: string;
  readonly level: string;
  readonly state: string;
  readonly reason: string | null;
  readonly alerts: number;
}

/** Alerts whose first event lies in the period, and what became of them; open ones are exceptions. */
export async function alertEvidence(
  reader: Reader,
  { fromMs, toMs }: ReportRequest,
): Promise<Evidence> {
  const ids = await accountIds(reader);
  const scope = ids ? Prisma.sql`account_ids <@ ${plainArray(ids)}::int4[]` : Prisma.sql`true`;
  const counts = await ask<AlertCount>(
    reader,
    Prisma.sql`select title, level, state, reason, count(*)::int4 as alerts from alert
      where first_time >= ${instant(fromMs)} and first_time < ${instant(toMs)}
        and not is_suppressed and not is_withdrawn and ${scope}
      group by 1, 2, 3, 4 order by 5 desc, 1, 2, 3, 4`,
  );
  const sum = (rows: readonly AlertCount[]) => rows.reduce((all, { alerts }) => all + alerts, 0);
  const count = sum(counts);
  const open = sum(counts.filter(({ state }) => state === "open"));
  return {
    status: count === 0 ? "quiet" : open > 0 ? "exceptions" : "found",
    count,
    unit: "alerts",
    exceptions: open,
    blocks: [
      {
        kind: "text",
        text: `${count} alerts, as they stood when the report was made. Nobody has taken up ${open} of them. Suppressed and withdrawn ones are left out.`,
      },
      {
        kind: "table",
        id: "alerts",
        caption: "Alerts by rule and state",
        columns: [
          { label: "Alert", kind: "text" },
          { label: "Level", kind: "text" },
          { label: "State", kind: "text" },
          { label: "Closed as", kind: "text" },
          { label: "Alerts", kind: "number" },
        ],
        rows: counts.map((row) => [row.title, row.level, row.state, row.reason, row.alerts]),
        total: counts.length,
      },
    ],
  };
}
