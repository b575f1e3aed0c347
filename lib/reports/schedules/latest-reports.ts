import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isReportInScope } from "@/lib/reports/runs/report-rows";

interface LatestReport {
  readonly schedule: number;
  readonly report: number;
  /** What became of sending it on; null when nothing was to be sent, or nothing was yet. */
  readonly said: string | null;
}

/** The newest report of each schedule, of those that the reader may see. */
export async function latestReports(
  reader: Reader,
  scheduleIds: readonly number[],
): Promise<ReadonlyMap<number, LatestReport>> {
  const rows = await ask<LatestReport>(
    reader,
    Prisma.sql`select distinct on (r.schedule_id) r.schedule_id as schedule, r.id as report, (
        select string_agg(coalesce(d.said, d.state), '; ' order by d.kind) from report_delivery d
        where d.report_id = r.id) as said
      from report r
      where r.schedule_id = any(${plainArray(scheduleIds)}::int4[]) and ${isReportInScope(reader)}
      order by r.schedule_id, r.id desc`,
  );
  return new Map(rows.map((row) => [row.schedule, row]));
}
