import type { EventAlerts } from "@/lib/api/alert-evidence-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { readValueLists } from "@/lib/detections/rule-pages/value-lists";
import { environmentOf } from "@/lib/detections/rules/rule-texts";
import type { StoredEvent } from "@/lib/events/event-rows";
import { findEvents } from "@/lib/events/find-events";
import { readRecords } from "@/lib/events/read-records";
import { isAlertInScope } from "./alert-filter";
import { type ExplainedMatch, explainMatch, NOT_EXPLAINED } from "./explain-match";

type EventAlert = EventAlerts["alerts"][number];

/** Alerts that an event is behind, as they are stored, with the text of the rule that matched it. */
interface Row extends Omit<EventAlert, keyof ExplainedMatch> {
  /** Null for what several events raised together. */
  readonly text: string | null;
}

/**
 * What found one event: rules that match it, each with the values that it rests on and why, then
 * correlations and detectors that it is among the events of. Secrets are masked. Throws AppError
 * `not_found`.
 */
export async function alertsOfEvent(reader: Reader, key: string): Promise<EventAlerts> {
  const { event } = await findEvents(reader, key);
  const rows = await findAlerts(reader, event);
  if (rows.every(({ text }) => text === null)) return { alerts: rows.map(unexplained) };
  const [[record], lists] = await Promise.all([
    readRecords(reader, [event]),
    readValueLists(reader),
  ]);
  if (record === undefined) return { alerts: rows.map(unexplained) };
  const environment = environmentOf(lists);
  return {
    alerts: rows.map((row) => {
      if (row.text === null) return unexplained(row);
      const { text, ...alert } = row;
      return { ...alert, ...explainMatch(text, record, environment) };
    }),
  };
}

function unexplained({ text: _text, ...alert }: Row): EventAlert {
  return { ...alert, ...NOT_EXPLAINED };
}

/** A match is the event's own; of its alert nothing is told whose accounts are not all in sight. */
async function findAlerts(
  reader: Reader,
  { accountId, eventId, contentHash }: StoredEvent,
): Promise<Row[]> {
  const scope = await isAlertInScope(reader);
  const isIt = (row: "h" | "x") => {
    const column = (name: string) => Prisma.raw(`${row}.${name}`);
    return Prisma.sql`${column("account_id")} = ${accountId}::int4
      and ${column("event_id")} = ${eventId}::uuid
      and ${column("content_hash")} = ${contentHash}::uuid`;
  };
  return ask<Row>(
    reader,
    Prisma.sql`select a.id as "alertId", a.state, 'rule' as detector, h.rule_id as "ruleId", v.title,
        coalesce(a.level, r.level, v.level) as level,
        h.suppression_id is not null as "isSuppressed", v.text
      from rule_hit h join detection_rule r on r.id = h.rule_id
      join rule_version v on v.id = h.version_id
      left join alert a on a.id = h.alert_id and ${scope}
      where ${isIt("h")}
        and h.version_id = (select max(o.version_id) from rule_hit o
          where o.rule_id = h.rule_id and o.account_id = h.account_id
            and o.event_id = h.event_id and o.content_hash = h.content_hash)
      union all
      select a.id, a.state, a.detector, a.rule_id, a.title, a.level, a.is_suppressed, null
      from alert_event x join alert a on a.id = x.alert_id and ${scope}
      where ${isIt("x")} and not a.is_withdrawn
      order by "ruleId", "alertId" limit 100`,
  );
}
