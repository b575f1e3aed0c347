import type { Prisma } from "@/lib/db/generated/client";
import type { AlertIdentity } from "./alert-figures";
import { timeOf } from "./stored-time";

/**
 * Ids of alerts, in the order of their identities. One that is not there yet is made, without any
 * events: `writeAlerts` tells of it once it has some.
 */
export async function openAlerts(
  tx: Prisma.TransactionClient,
  identities: readonly AlertIdentity[],
): Promise<readonly number[]> {
  if (identities.length === 0) return [];
  const rows = JSON.stringify(identities);
  // Both statements take the identities in the same order, so that two transactions never wait for
  // each other in a circle.
  await tx.$executeRaw`
    insert into alert (detector, rule_id, version_id, subject, subject_hash, account_ids,
      window_start, window_end, first_time, last_time, count, level, title)
    select detector, "ruleId", "versionId", subject, "subjectHash", '{}',
      ${timeOf('"windowStartMs"')}, ${timeOf('"windowEndMs"')}, ${timeOf('"windowStartMs"')},
      ${timeOf('"windowStartMs"')}, 0, 'informational', title
    from jsonb_to_recordset(${rows}::jsonb) as b(detector text, "ruleId" int4, "versionId" int4,
      subject jsonb, "subjectHash" uuid, "windowStartMs" float8, "windowEndMs" float8, title text)
    order by detector, "ruleId", "subjectHash", "windowStartMs"
    on conflict do nothing`;
  const found = await tx.$queryRaw<{ id: number }[]>`
    select a.id
    from rows from (jsonb_to_recordset(${rows}::jsonb) as (detector text, "ruleId" int4,
      "subjectHash" uuid, "windowStartMs" float8)) with ordinality
      as b(detector, rule_id, subject_hash, start_ms, at)
    join alert a on a.detector = b.detector and coalesce(a.rule_id, 0) = coalesce(b.rule_id, 0)
      and a.subject_hash = b.subject_hash and a.window_start = ${timeOf("b.start_ms")}
    order by b.at`;
  return found.map(({ id }) => id);
}
