import { plainArray } from "@/lib/db/array-literal";
import type { Prisma } from "@/lib/db/generated/client";
import type { FoundEvent } from "@/lib/detections/finding";
import { timeOf } from "./stored-time";

/** The events behind an alert of a correlation or a detector: these and no others. */
export interface AlertEvents {
  readonly alertId: number;
  readonly events: readonly FoundEvent[];
}

export async function writeAlertEvents(
  tx: Prisma.TransactionClient,
  alerts: readonly AlertEvents[],
): Promise<void> {
  if (alerts.length === 0) return;
  const rows = JSON.stringify(
    alerts.flatMap(({ alertId, events }) => events.map((event) => ({ alertId, ...event }))),
  );
  await tx.$executeRaw`
    insert into alert_event (alert_id, account_id, event_id, content_hash, event_time)
    select "alertId", "accountId", "eventId", "contentHash", ${timeOf('"timeMs"')}
    from jsonb_to_recordset(${rows}::jsonb) as b("alertId" int4, "accountId" int4,
      "eventId" uuid, "contentHash" uuid, "timeMs" float8)
    on conflict do nothing`;
  await tx.$executeRaw`
    with kept as materialized (
      select "alertId", "accountId", "eventId", "contentHash"
      from jsonb_to_recordset(${rows}::jsonb) as b("alertId" int4, "accountId" int4,
        "eventId" uuid, "contentHash" uuid))
    delete from alert_event
    where alert_id = any(${plainArray(alerts.map(({ alertId }) => alertId))}::int4[])
      and (alert_id, account_id, event_id, content_hash) not in (select * from kept)`;
}
