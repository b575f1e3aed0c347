import { plainArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { queueDeliveries } from "@/lib/detections/actions/queue-deliveries";
import type { AlertFigures } from "./alert-figures";
import { type AlertBefore, entriesOf, isHigher, reopens, staysSuppressed } from "./alert-history";
import { timeOf } from "./stored-time";
import { type AlertEntry, WORKER, writeEntries } from "./write-entries";

/**
 * Writes what alerts now are, tells it in their history, and has messages sent about those that are
 * new or whose level rose. The same again changes nothing.
 */
export async function writeAlerts(
  tx: Prisma.TransactionClient,
  figures: readonly AlertFigures[],
): Promise<void> {
  if (figures.length === 0) return;
  const before = await readAlerts(
    tx,
    figures.map(({ alertId }) => alertId),
  );
  const entries: AlertEntry[] = [];
  const told = { opened: [] as number[], raised: [] as number[] };
  const rows = figures.flatMap((found) => {
    const was = before.get(found.alertId);
    if (was === undefined) return [];
    const now = { ...found, isSuppressed: staysSuppressed(was, found) };
    const isReopened = reopens(was, now);
    entries.push(...entriesOf(was, now, isReopened));
    const isNew = was.count === 0 || was.isSuppressed || was.isWithdrawn;
    if (!now.isSuppressed && isNew) told.opened.push(now.alertId);
    else if (!now.isSuppressed && isHigher(now.level, was.level)) told.raised.push(now.alertId);
    const isChanged = isNew || isReopened || now.level !== was.level;
    return { ...now, isReopened, isChanged };
  });
  await tx.$executeRaw`
    update alert set version_id = coalesce(b."versionId", alert.version_id),
      account_ids = array(select jsonb_array_elements_text(b."accountIds")::int4),
      first_time = ${timeOf('b."firstMs"')}, last_time = ${timeOf('b."lastMs"')},
      count = b.count, failed = b.failed, level = b.level, title = b.title, sentence = b.sentence,
      numbers = nullif(b.numbers, 'null'), is_suppressed = b."isSuppressed", is_withdrawn = false,
      state = case when b."isReopened" then 'open' else alert.state end,
      reason = case when b."isReopened" then null else alert.reason end,
      updated_at = case when b."isChanged" then ${laterThan("alert.updated_at")}
        else alert.updated_at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as b("alertId" int4, "versionId" int4,
      "accountIds" jsonb, "firstMs" float8, "lastMs" float8, count int4, failed int4, level text,
      title text, sentence text, numbers jsonb, "isSuppressed" bool, "isReopened" bool,
      "isChanged" bool)
    where alert.id = b."alertId"`;
  await writeEntries(tx, WORKER, entries);
  await queueDeliveries(tx, told.opened, "opened");
  await queueDeliveries(tx, told.raised, "raised");
}

/** SQL: now, but later than a time: two changes of an alert never share theirs. */
export function laterThan(column: string): Prisma.Sql {
  return Prisma.sql`greatest(date_trunc('milliseconds', clock_timestamp()),
    ${Prisma.raw(column)} + interval '1 millisecond')`;
}

/** Held until the transaction ends: a person's change of them waits, or comes first. */
async function readAlerts(
  tx: Prisma.TransactionClient,
  alertIds: readonly number[],
): Promise<ReadonlyMap<number, AlertBefore>> {
  const rows = await tx.$queryRaw<AlertBefore[]>`
    select a.id, a.count, a.level, a.state, a.reason, a.is_suppressed as "isSuppressed",
      a.is_withdrawn as "isWithdrawn", coalesce((select (e.detail ->> 'count')::int4
        from alert_entry e where e.alert_id = a.id and e.kind in ('opened', 'grew')
        order by e.id desc limit 1), 0) as "toldCount"
    from alert a where a.id = any(${plainArray(alertIds)}::int4[]) order by a.id for update`;
  return new Map(rows.map((row) => [row.id, row]));
}
