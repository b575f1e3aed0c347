import type { CaseList, CaseListParams } from "@/lib/api/case-change-contract";
import { caseListSchema } from "@/lib/api/case-change-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import { isCaseVisible } from "./case-access";

const PAGE_SIZE = 50;

const ORDER: Readonly<Record<CaseListParams["sort"], Prisma.Sql>> = {
  "-opened": Prisma.sql`c.opened_at desc, c.number desc`,
  opened: Prisma.sql`c.opened_at, c.number`,
  title: Prisma.sql`lower(c.title), c.number`,
};

/** A page of the cases that the reader may see, with how many there are in all. */
export async function listCases(reader: Reader, asked: CaseListParams): Promise<CaseList> {
  const { page, sort } = asked;
  const rows = await ask<Record<string, unknown>>(
    reader,
    Prisma.sql`select c.number, c.title, c.status, c.severity, c.tags, c.lead, p.name as "leadName",
        to_json(c.opened_at at time zone 'UTC')#>>'{}' || 'Z' as "openedAt",
        to_json(c.closed_at at time zone 'UTC')#>>'{}' || 'Z' as "closedAt"
      from incident_case c left join person p on p.id = c.lead
      where ${conditions(reader, asked)}
      order by ${ORDER[sort]} limit ${PAGE_SIZE}::int4 offset ${(page - 1) * PAGE_SIZE}::int4`,
  );
  const [count] = await ask<{ total: number }>(
    reader,
    Prisma.sql`select count(*)::int4 as total from incident_case c where ${conditions(reader, asked)}`,
  );
  return caseListSchema.parse({
    total: count?.total ?? 0,
    page,
    pageSize: PAGE_SIZE,
    cases: rows.map(({ lead, leadName, ...row }) => ({
      ...row,
      lead: lead === null ? null : { id: lead, name: leadName },
    })),
  });
}

function conditions(reader: Reader, { status, severity, tag, mine }: CaseListParams): Prisma.Sql {
  const all = [isCaseVisible(reader)];
  if (status !== undefined) all.push(Prisma.sql`c.status = ${status}`);
  if (severity !== undefined) all.push(Prisma.sql`c.severity = ${severity}`);
  if (tag !== undefined) all.push(Prisma.sql`${postgresText(tag)} = any(c.tags)`);
  if (mine !== undefined)
    all.push(Prisma.sql`exists (select from case_member o
      where o.case_number = c.number and o.person_id = ${reader.actor})`);
  return Prisma.join(all, " and ");
}
