import type { AlertRow } from "@/lib/api/alert-contract";
import { ALERT_LEVELS } from "@/lib/api/alert-words";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { loadDictionary } from "@/lib/db/dictionary-rows";
import { Prisma } from "@/lib/db/generated/client";
import { shownText } from "@/lib/events/shown-value";

/** An alert as it is stored, with ids in place of words. */
export interface StoredAlert extends Omit<AlertRow, "accounts" | "regions" | "hasMoreRegions"> {
  readonly accountIds: readonly number[];
  readonly regionIds: readonly number[];
}

/** Events of one alert that are asked for their Region. */
const MOST_PLACED = 300;

/** SQL: a time of a column as UTC milliseconds; null where records have none. `column` is ours. */
export function timeOf(column: string): Prisma.Sql {
  const time = Prisma.raw(column);
  return Prisma.sql`case when isfinite(${time}) then extract(epoch from ${time})::float8 * 1000 end`;
}

/** SQL: how bad a level is, from 1. */
export const LEVEL_RANK = Prisma.sql`array_position(${`{${ALERT_LEVELS.join(",")}}`}::text[], a.level)`;

/** SQL: the events behind `alert a`; those of rules are its hits. */
export const EVENTS_OF_ALERT = Prisma.sql`(
  select account_id, event_id, content_hash, event_time from rule_hit where alert_id = a.id
  union
  select account_id, event_id, content_hash, event_time from alert_event where alert_id = a.id)`;

/** The columns of StoredAlert, from `alert a`. */
const ALERT_COLUMNS = Prisma.sql`a.id, a.detector, a.rule_id as "ruleId", a.level, a.title,
  a.sentence, a.subject, a.account_ids as "accountIds", ${timeOf("a.first_time")} as "firstMs",
  ${timeOf("a.last_time")} as "lastMs", a.count, a.failed, a.state, a.reason, a.assignee,
  a.is_suppressed as "isSuppressed", a.is_withdrawn as "isWithdrawn",
  extract(epoch from a.created_at)::float8 * 1000 as "createdAtMs",
  extract(epoch from a.updated_at)::float8 * 1000 as "updatedAtMs",
  array(select distinct e.region_id from (
      select * from ${EVENTS_OF_ALERT} as x order by event_time desc limit ${MOST_PLACED}) as p
    join event e using (account_id, event_id, content_hash, event_time)) as "regionIds"`;

/** Stored alerts with words in place of ids, and secrets masked. */
async function toAlertRows(reader: Reader, alerts: readonly StoredAlert[]): Promise<AlertRow[]> {
  const [account, region] = await Promise.all([
    loadDictionary(
      reader,
      "account",
      alerts.flatMap(({ accountIds }) => accountIds),
    ),
    loadDictionary(
      reader,
      "region",
      alerts.flatMap(({ regionIds }) => regionIds),
    ),
  ]);
  return alerts.map(({ accountIds, regionIds, ...alert }) => ({
    ...alert,
    title: shownText(alert.title),
    sentence: alert.sentence === null ? null : shownText(alert.sentence),
    subject: alert.subject.map(({ field, value }) => ({
      field,
      value: value === null ? null : shownText(value),
    })),
    accounts: words(accountIds, account),
    regions: words(regionIds, region),
    hasMoreRegions: alert.count > MOST_PLACED,
  }));
}

/** In the order of the alphabet; a record that does not say is left out. */
function words(
  ids: readonly number[],
  wordOf: (id: number) => readonly string[],
): readonly string[] & string[] {
  return ids
    .map((id) => wordOf(id)[0] ?? "")
    .filter((word) => word !== "")
    .sort();
}

/** Alerts by a condition on `alert a`, in an order. */
export async function readAlerts(
  reader: Reader,
  where: Prisma.Sql,
  order: Prisma.Sql,
  { limit, offset = 0 }: { readonly limit: number; readonly offset?: number },
): Promise<AlertRow[]> {
  const rows = await ask<StoredAlert>(
    reader,
    Prisma.sql`select ${ALERT_COLUMNS} from (
        select a.* from alert a where ${where} order by ${order} limit ${limit} offset ${offset}) as a
      order by ${order}`,
  );
  return toAlertRows(reader, rows);
}
