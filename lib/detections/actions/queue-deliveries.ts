import { createHash } from "node:crypto";
import { ALERT_LEVELS } from "@/lib/api/alert-words";
import { plainArray, textArray } from "@/lib/db/array-literal";
import type { Prisma } from "@/lib/db/generated/client";
import { type AlertToTell, toMessage } from "./alert-message";

/** Why a message is sent: an alert is new, or its level rose. */
export type DeliveryCause = "opened" | "raised";

/**
 * Has messages about alerts sent: a row for each action that is for an alert, in the transaction that
 * wrote the alert, so that there is never one without the other. What is queued already stays.
 */
export async function queueDeliveries(
  tx: Prisma.TransactionClient,
  alertIds: readonly number[],
  cause: DeliveryCause,
): Promise<void> {
  if (alertIds.length === 0) return;
  const wanted = await tx.$queryRaw<(AlertToTell & { actionId: number })[]>`
    select o.id as "actionId", a.id, a.title, a.level, a.detector, a.sentence, a.subject, a.count,
      a.failed, v.title as "ruleTitle", r.key as "ruleKey",
      extract(epoch from a.first_time)::float8 * 1000 as "firstMs",
      extract(epoch from a.last_time)::float8 * 1000 as "lastMs",
      array(select d.value from account d where d.id = any(a.account_ids) order by 1) as accounts
    from alert a
    left join detection_rule r on r.id = a.rule_id
    left join rule_version v on v.id = a.version_id
    join alert_action o on o.is_enabled and o.removed_at is null
      and array_position(${textArray(ALERT_LEVELS)}::text[], a.level)
        >= array_position(${textArray(ALERT_LEVELS)}::text[], o.least_level)
      and (o.rule_ids = '{}' or a.rule_id = any(o.rule_ids))
      and (o.accounts = '{}' or exists (select from account d
        where d.id = any(a.account_ids) and d.value = any(o.accounts)))
    where a.id = any(${plainArray(alertIds)}::int4[]) and not a.is_suppressed
    order by a.id, o.id`;
  const rows = wanted.map(({ actionId, ...alert }) => {
    // An alert is opened once, but may rise to several levels.
    const stored = cause === "raised" ? `raised to ${alert.level}` : cause;
    const key = idempotencyKey(alert.id, actionId, stored);
    return { actionId, alertId: alert.id, cause: stored, key, payload: toMessage(alert, cause) };
  });
  await tx.$executeRaw`
    insert into alert_delivery (alert_id, action_id, cause, idempotency_key, payload)
    select "alertId", "actionId", cause, key, payload
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as b("alertId" int4, "actionId" int4, cause text, key uuid, payload jsonb)
    on conflict do nothing`;
}

/** The same for every attempt: a receiver that has seen it has the message. Form of a UUID. */
function idempotencyKey(alertId: number, actionId: number, cause: string): string {
  return createHash("sha256").update(`${alertId}|${actionId}|${cause}`).digest("hex").slice(0, 32);
}
