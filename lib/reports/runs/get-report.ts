import type { Report, ReportAddition } from "@/lib/api/report-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { documentSchema } from "@/lib/document/document";
import { AppError } from "@/lib/errors";
import { signingFingerprint } from "@/lib/signing/open-signing-key";
import { isReportInScope, REPORT_COLUMNS, type StoredReport } from "./report-rows";

/** One report with what was added. Throws AppError `not_found`, also for one out of sight. */
export async function getReport(reader: Reader, id: number): Promise<Report> {
  const { document, ...row } = await getStoredReport(reader, id);
  const additions = await ask<ReportAddition>(
    reader,
    Prisma.sql`select a.kind, a.section, a.body, a.owner, a.due::text as due, p.name as by,
        to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, a.previous, a.hash, a.signature,
        a.fingerprint
      from report_addition a join person p on p.id = a.by_person
      where a.report_id = ${id}::int4 order by a.id`,
  );
  const parsed = document === null ? null : documentSchema.parse(JSON.parse(document));
  const signingKey = await signingFingerprint(reader.db);
  return { ...row, document: parsed, signingKey, additions };
}

/** The same with its document as it was hashed, character by character. */
export async function getStoredReport(reader: Reader, id: number): Promise<StoredReport> {
  const [row] = await ask<StoredReport>(
    reader,
    Prisma.sql`select ${REPORT_COLUMNS}, r.document
      from report r join person p on p.id = r.requested_by
      where r.id = ${id}::int4 and ${isReportInScope(reader)}`,
  );
  if (!row) throw new AppError("not_found", `There is no report ${id}, or it is not yours to see.`);
  return row;
}
