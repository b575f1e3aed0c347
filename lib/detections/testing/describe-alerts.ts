import type { AlertIndex } from "./open-alert-index";

/** Everything that alerts say and that must not depend on when their hits came. */
export async function describeAlerts({ db }: AlertIndex): Promise<readonly string[]> {
  const rows = await db.owner.$queryRaw<{ text: string }[]>`
    select jsonb_build_array(a.title, a.detector, a.subject, a.window_start, a.window_end,
      a.first_time, a.last_time, a.count, a.failed, a.level, a.sentence, a.numbers, a.is_suppressed,
      (select jsonb_agg(value order by value) from account where id = any(a.account_ids)),
      (select jsonb_agg(e.event_id order by e.event_id) from alert_event e where e.alert_id = a.id),
      (select jsonb_agg(h.event_id order by h.event_id) from rule_hit h where h.alert_id = a.id)
      )::text as text
    from alert a where not a.is_withdrawn`;
  return rows.map(({ text }) => text).sort();
}

/** Forgets hits and alerts; rules stay. */
export async function forgetAlerts({ db }: AlertIndex): Promise<void> {
  await db.owner.$executeRaw`
    truncate alert, rule_hit, alert_event, alert_entry, alert_delivery, detector_state, suppression
    restart identity`;
}
