import type { AlertAction, AlertActions, AlertDelivery } from "@/lib/api/action-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAlertInScope } from "@/lib/detections/questions/alert-filter";

const MOST_DELIVERIES = 100;

/** Where alerts are sent, and what became of the newest messages about alerts that the reader sees. */
export async function listActions(reader: Reader, canMail: boolean): Promise<AlertActions> {
  const [actions, deliveries] = await Promise.all([
    ask<AlertAction>(
      reader,
      Prisma.sql`
        select o.id, o.name, o.kind, o.settings, o.least_level as "leastLevel",
          o.rule_ids as "ruleIds", o.accounts, o.is_enabled as "isEnabled",
          o.most_per_hour as "mostPerHour", o.digest_minutes as "digestMinutes",
          o.changed_by as "changedBy", extract(epoch from o.changed_at)::float8 * 1000 as "changedAtMs",
          jsonb_build_object('waiting', coalesce(n.waiting, 0), 'sent', coalesce(n.sent, 0),
            'refused', coalesce(n.refused, 0)) as counts
        from alert_action o
        left join (select action_id, count(*) filter (where state in ('waiting', 'sending')) as waiting,
            count(*) filter (where state = 'sent') as sent,
            count(*) filter (where state in ('refused', 'given-up')) as refused
          from alert_delivery group by action_id) n on n.action_id = o.id
        where o.removed_at is null order by lower(o.name), o.id`,
    ),
    ask<AlertDelivery>(
      reader,
      Prisma.sql`
        select d.id::float8 as id, d.alert_id as "alertId", a.title, d.action_id as "actionId",
          d.cause, d.state, d.attempts,
          case when d.state = 'waiting' then extract(epoch from d.not_before)::float8 * 1000 end
            as "nextTryMs",
          coalesce(d.problem, d.answer) as problem,
          extract(epoch from d.created_at)::float8 * 1000 as "createdAtMs",
          extract(epoch from d.sent_at)::float8 * 1000 as "sentAtMs"
        from alert_delivery d join alert a on a.id = d.alert_id
        where ${await isAlertInScope(reader)} order by d.id desc limit ${MOST_DELIVERIES}`,
    ),
  ]);
  const shown = reader.accounts === "all" ? actions : actions.map(withoutPath);
  return { actions: shown, deliveries, canMail };
}

/** Whoever knows the whole address of a chat's webhook can write there. */
function withoutPath(action: AlertAction): AlertAction {
  const { settings } = action;
  if (!("url" in settings)) return action;
  return { ...action, settings: { ...settings, url: new URL(settings.url).origin } };
}
