import type { ReportRow } from "@/lib/api/report-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isReportInScope, REPORT_COLUMNS } from "./report-rows";

const MOST = 200;

/** The newest reports that the reader may see. */
export async function listReports(reader: Reader): Promise<ReportRow[]> {
  return ask<ReportRow>(
    reader,
    Prisma.sql`select ${REPORT_COLUMNS} from report r join person p on p.id = r.requested_by
      where ${isReportInScope(reader)} order by r.id desc limit ${MOST}`,
  );
}
