import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import { isInScope } from "@/lib/events/indexed-names";
import type { ReportRequest } from "@/lib/reports/report-request";
import type { Evidence } from "./evidence";

/** Verdicts that nothing speaks against: proven, or nobody looked or could look. */
const PROVEN = "verified";
const OPEN = new Set(["not-checked", "not-covered", "cannot-check", "unreferenced"]);

/** What signed digests say of the log files that hold events of the period. */
export async function integrityEvidence(
  reader: Reader,
  { fromMs, toMs, asof }: ReportRequest,
): Promise<Evidence> {
  const counts = await ask<{ verdict: string; files: number }>(
    reader,
    Prisma.sql`select coalesce(i.verdict, 'not-checked') as verdict, count(*)::int4 as files
      from log_file f left join file_integrity i on i.file_id = f.id
      where f.events > 0 and f.seq <= ${asof}::int4 and f.min_time < ${instant(toMs)}
        and f.max_time >= ${instant(fromMs)} and ${isInScope(reader, "f.account")}
      group by 1 order by 1`,
  );
  const sum = (which: (verdict: string) => boolean) =>
    counts.reduce((total, { verdict, files }) => total + (which(verdict) ? files : 0), 0);
  const all = sum(() => true);
  const proven = sum((verdict) => verdict === PROVEN);
  const wrong = sum((verdict) => verdict !== PROVEN && !OPEN.has(verdict));
  return {
    status: wrong > 0 ? "exceptions" : proven > 0 ? "found" : all > 0 ? "not-covered" : "quiet",
    count: proven,
    unit: "log files proven",
    exceptions: wrong,
    blocks: [
      {
        kind: "note",
        level: wrong > 0 ? "bad" : proven === all && all > 0 ? "good" : "warning",
        text: `Of ${all} log files with events of the period ${proven} are proven by signed digests; ${wrong} contradict them.`,
      },
      {
        kind: "table",
        id: "verdicts",
        caption: "Log files by verdict, as known when the report was made",
        columns: [
          { label: "Verdict", kind: "text" },
          { label: "Files", kind: "number" },
        ],
        rows: counts.map(({ verdict, files }) => [verdict, files]),
        total: counts.length,
      },
    ],
  };
}
