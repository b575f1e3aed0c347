import type { PrismaClient } from "@/lib/db/generated/client";
import { Prisma } from "@/lib/db/generated/client";

/** Everything an index says, in values: ids, sequences and times of work are left out. */
export type IndexDescription = Readonly<Record<string, readonly string[]>>;

/** Dictionary columns of an event, by value. */
const EVENT_VALUES = Prisma.sql`
  (select value from account where id = e.account_id), (select value from region where id = e.region_id),
  (select row(event_source, event_name) from action where id = e.action_id),
  (select row(key, kind, name, account, identity_type, role_name, issuer_arn) from principal where id = e.principal_id),
  (select row(arn, principal_id, session_name, session_key, source_identity) from session where id = e.session_id),
  (select value from source_ip where id = e.source_ip_id),
  (select row(value, client) from user_agent where id = e.user_agent_id),
  (select value from error where id = e.error_id), (select value from access_key where id = e.access_key_id),
  (select value from resource where id = e.resource_id)`;

const VALUE_OF_KIND = Prisma.sql`case v.kind
  when 1 then (select value from region where id = v.value_id)
  when 2 then (select event_source || '/' || event_name from action where id = v.value_id)
  when 3 then (select value from source_ip where id = v.value_id)
  when 4 then (select value from user_agent where id = v.value_id)
  when 5 then (select value from access_key where id = v.value_id)
  when 6 then (select (to_jsonb(d) - '{id,first_seen,last_seen}'::text[])::text from principal d where id = v.value_id)
  when 7 then (select face::text from session where id = v.value_id)
  when 8 then (select value from error where id = v.value_id)
  when 13 then (select event_source || '/' || event_name from action where id = v.value_id)
  when 9 then (select (to_jsonb(d) - '{id,first_seen,last_seen}'::text[])::text from shape d where id = v.value_id)
  else v.value_id::text end`;

const PRINCIPAL = Prisma.sql`(select (to_jsonb(d) - '{id,first_seen,last_seen}'::text[])::text
  from principal d where id = v.principal_id)`;

const QUESTIONS: Readonly<Record<string, Prisma.Sql>> = {
  // Which of several equal records is the event, and which are its copies, is a matter of order.
  events: Prisma.sql`select row(e.event_time, e.event_id, e.content_hash, flags, present, outcome, category,
    read_only, ${EVENT_VALUES}, (select array_agg(t order by t) from unnest(terms) t where t < 0))::text from event e`,
  places: Prisma.sql`select row(p.event_id, p.content_hash, a.value, f.key, p.ordinal)::text
    from (select account_id, event_id, content_hash, file_id, ordinal from event
      union all select account_id, event_id, content_hash, file_id, ordinal from event_copy) p
    join account a on a.id = p.account_id join log_file f on f.id = p.file_id`,
  conflicts: Prisma.sql`select row(c.event_id, c.content_hash, c.event_time, a.value)::text
    from event_conflict c join account a on a.id = c.account_id`,
  files: Prisma.sql`select row(key, state, reason, envelope, object_sha256, body_sha256, body_bytes, records,
    events + copies, rejected, min_time, max_time)::text from log_file`,
  activity: Prisma.sql`select row(hour, ${Prisma.raw(`
    (select value from account where id = e.account_id), (select value from region where id = e.region_id),
    (select row(event_source, event_name) from action where id = e.action_id),
    (select value from error where id = e.error_id)`)}, outcome, category, read_only, count)::text
    from activity_hour e`,
  regions: Prisma.sql`select row(a.value, r.value, hour, is_global, outcome, read_only, count)::text
    from region_hour join account a on a.id = account_id join region r on r.id = region_id`,
  facets: Prisma.sql`select row(a.value, hour, kind, ${VALUE_OF_KIND}, count)::text
    from facet_hour v join account a on a.id = account_id`,
  firstSeen: Prisma.sql`select row(a.value, p.key, p.name, p.identity_type, p.role_name, p.issuer_arn, p.account,
      v.kind, ${VALUE_OF_KIND}, first_time, event_id)::text
    from first_seen v
    join account a on a.id = account_id join principal p on p.id = principal_id`,
  grants: Prisma.sql`select row(a.value, event_time, event_id, content_hash, ${PRINCIPAL},
      (select face from session where id = v.session_id),
      (select value from access_key where id = v.access_key_id),
      (select value from region where id = v.region_id))::text
      || (to_jsonb(v) - '{account_id,file_id,principal_id,session_id,access_key_id,region_id}'::text[])::text
    from session_grant v join account a on a.id = account_id`,
  sessionKeys: Prisma.sql`select row(a.value, ${PRINCIPAL}, (select face from session where id = v.session_id),
      (select value from access_key where id = v.access_key_id), first_time, last_time, count)::text
    from session_access_key v join account a on a.id = account_id`,
  principalDays: Prisma.sql`select row(a.value, ${PRINCIPAL}, day, kind, ${VALUE_OF_KIND}, count, denied,
      errors, first_time, last_time)::text
    from principal_day v join account a on a.id = account_id`,
  hits: Prisma.sql`select row(d.key, v.number, a.value, event_id, content_hash, event_time, outcome,
      shared_event_id, fields)::text
    from rule_hit h join account a on a.id = account_id join detection_rule d on d.id = h.rule_id
    join rule_version v on v.id = h.version_id`,
  coverage: Prisma.sql`select row(a.value, r.value, family, hour, files, events)::text
    from coverage_hour join account a on a.id = account_id join region r on r.id = region_id`,
  newFields: Prisma.sql`select row(path, count)::text from new_field`,
  rejects: Prisma.sql`select row(f.key, ordinal, byte_offset, r.size_bytes, r.reason, raw)::text
    from rejected_record r join log_file f on f.id = file_id`,
  dictionaries: Prisma.join(
    ["account", "region", "action", "principal", "session", "source_ip", "user_agent", "error"].map(
      (table) => Prisma.raw(`select '${table} ' || (to_jsonb(d) - 'id')::text from ${table} d`),
    ),
    " union all ",
  ),
};

/** Describes the whole index; two that were fed the same files must be equal. */
export async function describeIndex(db: PrismaClient): Promise<IndexDescription> {
  const description: Record<string, readonly string[]> = {};
  for (const [name, question] of Object.entries(QUESTIONS)) {
    const rows = await db.$queryRaw<{ line: string }[]>`
      select line from (${question}) as q(line) order by line collate "C"`;
    description[name] = rows.map(({ line }) => line);
  }
  return description;
}

/** What must hold in every index at every moment: each line is a sum that does not add up. */
export async function brokenSums(db: PrismaClient): Promise<string[]> {
  const rows = await db.$queryRaw<{ line: string }[]>`
    with sums(name, one, other) as (values
      ('activity = events', (select coalesce(sum(count), 0) from activity_hour), (select count(*) from event)),
      ('Regions = events', (select coalesce(sum(count), 0) from region_hour), (select count(*) from event)),
      ('coverage = dated events', (select coalesce(sum(events), 0) from coverage_hour),
        (select count(*) from event where event_time > '-infinity')),
      ('files'' events = events', (select coalesce(sum(events), 0) from log_file), (select count(*) from event)),
      ('files'' copies = copies', (select coalesce(sum(copies), 0) from log_file), (select count(*) from event_copy)),
      ('files'' rejected = rejected', (select coalesce(sum(rejected), 0) from log_file), (select count(*) from rejected_record)),
      ('records = events + copies', (select coalesce(sum(records), 0) from log_file), (select coalesce(sum(events + copies), 0) from log_file)),
      ('spans = records + rejected', (select coalesce(sum(records), 0) from raw_block), (select coalesce(sum(records + rejected), 0) from log_file)),
      ('addresses by hour = events with an address',
        (select coalesce(sum(count), 0) from facet_hour where kind = 3 and value_id <> 0), (select count(*) from event where source_ip_id is not null)),
      ('sums of each kind = events', (select coalesce(min(n), 0) + coalesce(max(n), 0) from (
        select sum(count) as n from facet_hour group by kind) as k), (select 2 * count(*) from event)),
      ('principals'' days = events, kind by kind', (select coalesce(min(n), 0) + coalesce(max(n), 0) from (
        select sum(count) as n from principal_day group by kind) as k), (select 2 * count(*) from event)),
      ('principals'' days = hours, value by value', (select count(*) from (
          (select kind, value_id, sum(count) from principal_day group by 1, 2
            except select kind, value_id, sum(count) from facet_hour group by 1, 2)
          union all (select kind, value_id, sum(count) from facet_hour
            where kind in (1, 2, 3, 4, 5, 7, 8, 9) group by 1, 2
            except select kind, value_id, sum(count) from principal_day group by 1, 2)) as odd), 0),
      ('principals'' denied = denied', (select coalesce(sum(denied), 0) from principal_day where kind = 1),
        (select count(*) from event where outcome = 2)),
      ('principals'' errors = errors', (select coalesce(sum(errors), 0) from principal_day where kind = 1),
        (select count(*) from event where outcome = 3)),
      ('keys of sessions = events', (select coalesce(sum(count), 0) from session_access_key), (select count(*) from event)),
      ('grants without their event', (select count(*) from session_grant g where not exists (
        select from event e where (e.account_id, e.event_id, e.content_hash, e.event_time, e.file_id)
          = (g.account_id, g.event_id, g.content_hash, g.event_time, g.file_id))), 0),
      ('hits without their event', (select count(*) from rule_hit h where not exists (
        select from event e where (e.account_id, e.event_id, e.content_hash, e.event_time)
          = (h.account_id, h.event_id, h.content_hash, h.event_time))), 0),
      ('flagged = conflicts', (select count(*) from event_conflict),
        (select count(*) from (select count(*) over (partition by account_id, event_id) as n from event) c where n > 1)),
      ('unfinished files', (select count(*) from log_file where state = 'done' and seq is null), 0))
    select name || ': ' || one || ' and ' || other as line from sums where one <> other`;
  return rows.map(({ line }) => line);
}
