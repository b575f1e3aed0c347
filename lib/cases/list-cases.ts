import type { CaseList, CaseListParams } from "@/lib/api/case-change-contract";
import { caseListSchema } from "@/lib/api/case-change-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isCaseVisible } from "./case-access";
import { type CaseFilter, caseConditions } from "./case-conditions";

const PAGE_SIZE = 50;
/** Values that a filter offers. */
const MOST_CHOICES = 200;

const ORDER: Readonly<Record<CaseListParams["sort"], Prisma.Sql>> = {
  "-opened": Prisma.sql`c.opened_at desc, c.number desc`,
  opened: Prisma.sql`c.opened_at, c.number`,
  title: Prisma.sql`lower(c.title), c.number`,
  severity: Prisma.sql`array_position('{critical,high,medium,low}', c.severity), c.number desc`,
  status: Prisma.sql`array_position('{open,contained,closed}', c.status), c.number desc`,
};

/** A page of the cases that the reader may see, with how many there are in all. */
export async function listCases(reader: Reader, asked: CaseListParams): Promise<CaseList> {
  const { page } = asked;
  const [cases, [count], choices] = await Promise.all([
    readCaseRows(reader, asked, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }),
    ask<{ total: number }>(
      reader,
      Prisma.sql`select count(*)::int4 as total from incident_case c
        where ${caseConditions(reader, asked)}`,
    ),
    listChoices(reader),
  ]);
  return { total: count?.total ?? 0, page, pageSize: PAGE_SIZE, cases, choices };
}

/** Some of the cases of a filter, in its order. */
export async function readCaseRows(
  reader: Reader,
  asked: CaseFilter & Pick<CaseListParams, "sort">,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<CaseList["cases"]> {
  const rows = await ask<Record<string, unknown>>(
    reader,
    Prisma.sql`select c.number, c.title, c.status, c.severity, c.tags, c.lead, p.name as "leadName",
        to_json(c.opened_at at time zone 'UTC')#>>'{}' || 'Z' as "openedAt",
        to_json(c.closed_at at time zone 'UTC')#>>'{}' || 'Z' as "closedAt"
      from incident_case c left join person p on p.id = c.lead
      where ${caseConditions(reader, asked)}
      order by ${ORDER[asked.sort]} limit ${limit}::int4 offset ${offset}::int4`,
  );
  return caseListSchema.shape.cases.parse(
    rows.map(({ lead, leadName, ...row }) => ({
      ...row,
      lead: lead === null ? null : { id: lead, name: leadName },
    })),
  );
}

async function listChoices(reader: Reader): Promise<CaseList["choices"]> {
  const [tags, members] = await Promise.all([
    ask<{ tag: string }>(
      reader,
      Prisma.sql`select distinct tag from incident_case c, unnest(c.tags) tag
        where ${isCaseVisible(reader)} order by tag limit ${MOST_CHOICES}::int4`,
    ),
    ask<{ id: string; name: string }>(
      reader,
      Prisma.sql`select distinct p.id, p.name from incident_case c
        join case_member m on m.case_number = c.number join person p on p.id = m.person_id
        where ${isCaseVisible(reader)} order by p.name, p.id limit ${MOST_CHOICES}::int4`,
    ),
  ]);
  return { tags: tags.map(({ tag }) => tag), members };
}
