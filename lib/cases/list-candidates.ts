import type { Candidates } from "@/lib/api/case-change-contract";
import { assertMay, type Reader } from "@/lib/auth/reader";
import { isCaseVisible, noCase } from "./case-access";

/** People that one case can choose from. */
const MOST = 1_000;

/**
 * Who can sign in, for whoever may add members: names alone. Throws AppError `forbidden`,
 * `not_found`.
 */
export async function listCandidates(reader: Reader, caseNumber: number): Promise<Candidates> {
  assertMay(reader, "work");
  const { owner } = reader.db;
  const visible = await owner.$queryRaw<unknown[]>`
    select number from incident_case c where number = ${caseNumber}::int4 and ${isCaseVisible(reader)}`;
  if (visible.length === 0) throw noCase(caseNumber);
  const people = await owner.$queryRaw<Candidates["people"]>`
    select p.id, p.name, m.person_id is not null as "isMember" from person p
    left join case_member m on m.person_id = p.id and m.case_number = ${caseNumber}::int4
    where p.disabled_at is null order by lower(p.name), p.id limit ${MOST}`;
  return { people };
}
