import type { Comparison } from "@/lib/api/report-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { type Document, documentSchema } from "@/lib/document/document";
import { AppError } from "@/lib/errors";
import { compareDocuments } from "@/lib/reports/compare/compare-documents";
import { getStoredReport } from "./get-report";
import { isReportInScope } from "./report-rows";

const MOST = 50;

/**
 * A report beside an earlier one by the same pack, of the same accounts and with the same parameters.
 * @param withId number of the other one; null: the newest before it, or none
 * Throws AppError: `not_found`, `conflict` while it is being made, `invalid` for one that is of
 * something else.
 */
export async function compareReports(
  reader: Reader,
  id: number,
  withId: number | null,
): Promise<Comparison> {
  const after = documentOf(id, (await getStoredReport(reader, id)).document);
  const others = await listComparable(reader, id);
  const other = withId === null ? others[0] : others.find((one) => one.id === withId);
  if (other === undefined) {
    if (withId === null) return { id, with: null, others, controls: [] };
    // Whether it exists is told to who may see it alone.
    await getStoredReport(reader, withId);
    throw new AppError(
      "invalid",
      `Report ${withId} is by another pack, of other accounts, or not made before report ${id}.`,
    );
  }
  const before = documentOf(other.id, (await getStoredReport(reader, other.id)).document);
  return { id, with: other.id, others, controls: compareDocuments(before, after) };
}

function listComparable(reader: Reader, id: number): Promise<Comparison["others"]> {
  return ask(
    reader,
    Prisma.sql`select r.id, extract(epoch from r.from_time)::float8 * 1000 as "fromMs",
        extract(epoch from r.to_time)::float8 * 1000 as "toMs"
      from report this join report r on r.pack_id = this.pack_id and r.id < this.id
        and r.all_accounts = this.all_accounts and r.accounts @> this.accounts
        and r.accounts <@ this.accounts and r.parameters = this.parameters
      where this.id = ${id}::int4 and r.state = 'done' and ${isReportInScope(reader)}
      order by r.id desc limit ${MOST}`,
  );
}

function documentOf(id: number, json: string | null): Document {
  if (json === null) throw new AppError("conflict", `Report ${id} is not made yet.`);
  return documentSchema.parse(JSON.parse(json));
}
