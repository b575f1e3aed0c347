import type { ReportRow } from "@/lib/api/report-contract";
import type { Reader } from "@/lib/auth/reader";
import { textArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";

/** The columns of ReportRow, from `report r` and `person p`. */
export const REPORT_COLUMNS = Prisma.sql`r.id, r.pack_id as "packId", r.title, r.state, r.accounts,
  r.sections_done as "sectionsDone", r.sections_total as "sectionsTotal", r.sha256, r.problem,
  p.name as "requestedBy", extract(epoch from r.from_time)::float8 * 1000 as "fromMs",
  extract(epoch from r.to_time)::float8 * 1000 as "toMs",
  extract(epoch from r.requested_at)::float8 * 1000 as "requestedAtMs"`;

/** SQL over `report r`: it holds data only of accounts that the reader may see. */
export function isReportInScope({ accounts }: Reader): Prisma.Sql {
  if (accounts === "all") return Prisma.sql`true`;
  return Prisma.sql`(not r.all_accounts and r.accounts <@ ${textArray(accounts)}::text[])`;
}

export type StoredReport = ReportRow & { readonly document: string | null };
