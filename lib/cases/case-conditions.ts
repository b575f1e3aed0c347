import type { CaseListParams } from "@/lib/api/case-change-contract";
import type { Reader } from "@/lib/auth/reader";
import { Prisma } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import { isCaseVisible } from "./case-access";

export type CaseFilter = Omit<CaseListParams, "sort" | "page">;

/** SQL: the case `c` is one that the reader may see and that fits the filter. */
export function caseConditions(reader: Reader, filter: CaseFilter): Prisma.Sql {
  const { status, severity, tag, member, entity, mine } = filter;
  const all = [isCaseVisible(reader)];
  if (status !== undefined) all.push(Prisma.sql`c.status = ${status}`);
  if (severity !== undefined) all.push(Prisma.sql`c.severity = ${severity}`);
  if (tag !== undefined) all.push(Prisma.sql`${postgresText(tag)} = any(c.tags)`);
  if (member !== undefined) all.push(hasMember(member));
  if (mine !== undefined) all.push(hasMember(reader.actor));
  if (entity !== undefined && entity !== "") all.push(isAbout(reader, entity));
  return Prisma.join(all, " and ");
}

function hasMember(personId: string): Prisma.Sql {
  return Prisma.sql`exists (select from case_member o
    where o.case_number = c.number and o.person_id = ${postgresText(personId)})`;
}

/** A pin with accounts out of sight tells nothing here either: a case is not found by it. */
function isAbout({ accounts }: Reader, text: string): Prisma.Sql {
  const part = postgresText(text).toLowerCase();
  const inSight =
    accounts === "all" ? Prisma.sql`true` : Prisma.sql`e.accounts <@ ${[...accounts]}::text[]`;
  return Prisma.sql`(exists (select from case_pin e
      where e.case_number = c.number and e.kind = 'entity' and e.removed_at is null and ${inSight}
        and (strpos(lower(e.title), ${part}) > 0
          or strpos(lower(e.copy #>> '{profile,name}'), ${part}) > 0
          or strpos(lower(e.copy #>> '{profile,id}'), ${part}) > 0))
    or exists (select from case_indicator i
      where i.case_number = c.number and i.removed_at is null
        and strpos(lower(i.value), ${part}) > 0))`;
}
