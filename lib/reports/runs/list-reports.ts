import type { ReportRow, Reports, ReportsParams } from "@/lib/api/report-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import { isReportInScope, REPORT_COLUMNS } from "./report-rows";

const PAGE = 100;

/** The newest reports that the reader may see, a page of them; all, or those of a state or a pack. */
export async function listReports(
  reader: Reader,
  { state, pack, before }: ReportsParams,
): Promise<Pick<Reports, "reports" | "more">> {
  const isAsked = Prisma.join(
    [
      isReportInScope(reader),
      ...(state === undefined ? [] : [Prisma.sql`r.state = ${state}`]),
      ...(pack === undefined ? [] : [Prisma.sql`r.pack_id = ${postgresText(pack)}`]),
      ...(before === undefined ? [] : [Prisma.sql`r.id < ${before}::int4`]),
    ],
    " and ",
  );
  const rows = await ask<ReportRow>(
    reader,
    Prisma.sql`select ${REPORT_COLUMNS} from report r join person p on p.id = r.requested_by
      where ${isAsked} order by r.id desc limit ${PAGE + 1}`,
  );
  return { reports: rows.slice(0, PAGE), more: rows.length > PAGE };
}
