import type { Reader } from "@/lib/auth/reader";
import { toEvent } from "@/lib/cloudtrail/to-event";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { isAlertInScope } from "@/lib/detections/rule-pages/alert-scope";
import { readRecords, recordJson } from "@/lib/events/read-records";
import { Subject } from "@/lib/sigma/subject";

/** A hit of a rule or an event of an alert, with where its record lies. */
export interface RuleHitPlace {
  readonly accountId: number;
  readonly eventId: string;
  readonly contentHash: string;
  readonly timeMs: number | null;
  readonly outcome: number;
  readonly fileId: number;
  readonly ordinal: number;
  /** Its alert, where that is open and the reader may see it. */
  readonly alertId: number | null;
}

/** A hit and the event it is about, as filters look at it. */
export interface RuleSubject {
  readonly hit: RuleHitPlace;
  readonly subject: Subject;
}

/** Hits looked at for one answer, the newest ones: reading their records takes a few seconds at most. */
export const MOST_HITS = 5_000;
const AT_ONCE = 500;

/**
 * The newest hits of a rule, each event once, whatever version found it; of a correlation, the events
 * of its alerts. One more than are looked at when there are more.
 * @param where more about a hit or event of an alert under the name h: its key, time and alert
 */
export async function listRuleHits(
  reader: Reader,
  ruleId: number,
  where: Prisma.Sql,
  limit = MOST_HITS + 1,
): Promise<RuleHitPlace[]> {
  return ask<RuleHitPlace>(
    reader,
    Prisma.sql`with hit as (
        select distinct on (h.event_time, h.account_id, h.event_id, h.content_hash) h.*
        from (
          select event_time, account_id, event_id, content_hash, alert_id from rule_hit
          where rule_id = ${ruleId}::int4
          union all
          select x.event_time, x.account_id, x.event_id, x.content_hash, x.alert_id
          from alert a join alert_event x on x.alert_id = a.id where a.rule_id = ${ruleId}::int4
        ) as h
        where ${isAccountInScope(reader, "h.account_id")} and ${where}
        order by h.event_time desc, h.account_id, h.event_id, h.content_hash, h.alert_id
        limit ${limit})
      select hit.account_id as "accountId", hit.event_id::text as "eventId",
        hit.content_hash::text as "contentHash", e.outcome,
        case when hit.event_time > '-infinity'
          then extract(epoch from hit.event_time)::float8 * 1000 end as "timeMs",
        e.file_id as "fileId", e.ordinal,
        (select id from alert where id = hit.alert_id and state <> 'closed' and not is_withdrawn
          and not is_suppressed and ${isAlertInScope(reader)}) as "alertId"
      from hit join event e using (account_id, event_id, content_hash)
      order by hit.event_time desc, e.event_id, e.content_hash`,
  );
}

/** Hits with their events, portion by portion. */
export async function* readSubjects(
  reader: Reader,
  hits: readonly RuleHitPlace[],
): AsyncGenerator<RuleSubject> {
  for (let from = 0; from < hits.length; from += AT_ONCE) {
    const some = hits.slice(from, from + AT_ONCE);
    const records = await readRecords(reader, some);
    for (const [at, hit] of some.entries()) {
      const record = records[at];
      if (record === undefined) continue;
      const event = toEvent(record.value, recordJson(record));
      yield { hit, subject: new Subject(record.value, event) };
    }
  }
}
