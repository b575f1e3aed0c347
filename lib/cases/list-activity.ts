import type { CaseActivity } from "@/lib/api/case-change-contract";
import type { Reader } from "@/lib/auth/reader";
import { isCaseVisible, noCase } from "./case-access";
import { namePeople } from "./name-people";

/** Entries shown, the newest first. */
const MOST = 1_000;

/** What happened to a case, newest first. Throws AppError `not_found`. */
export async function listActivity(reader: Reader, caseNumber: number): Promise<CaseActivity> {
  const { owner } = reader.db;
  const visible = await owner.$queryRaw<unknown[]>`
    select number from incident_case c where number = ${caseNumber}::int4 and ${isCaseVisible(reader)}`;
  if (visible.length === 0) throw noCase(caseNumber);
  const rows = await owner.caseActivity.findMany({
    where: { caseNumber },
    orderBy: { id: "desc" },
    take: MOST,
  });
  const name = await namePeople(
    owner,
    rows.map(({ actor }) => actor),
  );
  return {
    entries: rows.map(({ id, at, actor, kind, detail }) => ({
      id: Number(id),
      at: at.toISOString(),
      actor: name(actor),
      kind,
      detail: { ...Object(detail) },
    })),
  };
}
