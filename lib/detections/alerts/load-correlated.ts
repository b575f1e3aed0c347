import { plainArray, textArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import type { CorrelatedRules } from "./correlated-rules";
import { HIT_COLUMNS, type HitRow } from "./hit-rows";
import type { TouchedWindows } from "./touched-windows";

/** A hit beside the window that it is loaded for: one near a bound serves two. */
export interface WindowHit extends HitRow {
  readonly windowStartMs: number;
}

/** Of a rule and a group, the first ones of a window; what more there are changes no verdict. */
const MOST_HITS = 50_000;

/** SQL: hits of the rules that a correlation reads, in the accounts that it is for, up to a number. */
function isRead({ keys, rule }: CorrelatedRules, last: bigint): Prisma.Sql {
  const isForAccount =
    rule.accounts === null
      ? Prisma.empty
      : Prisma.sql`and h.account_id in (select id from account
          where value = any(${textArray(rule.accounts)}::text[]))`;
  return Prisma.sql`h.id <= ${last} and h.rule_id = any(${plainArray(keys.keys())}::int4[])
    and h.event_time > '-infinity' ${isForAccount}`;
}

/**
 * SQL: `record`, all records of the actions that hits of `found` are records of. What else is asked
 * of them is asked afterwards, so that they are looked up by their events.
 */
const RECORDS = Prisma.sql`record as materialized (
  select found.start_ms, o.* from found join rule_hit o on o.account_id = found.account_id
    and o.event_id = found.event_id and o.content_hash = found.content_hash
  union all
  select found.start_ms, o.* from found
    join rule_hit o on o.shared_event_id = found.shared_event_id)`;

/** The next hits that a correlation has not seen, and the other records of their actions. */
export async function nextCorrelated(
  tx: Prisma.TransactionClient,
  rules: CorrelatedRules,
  { after, last, limit }: { after: bigint; last: bigint; limit: number },
): Promise<{ readonly hits: readonly HitRow[]; readonly hitId: bigint }> {
  const isAsked = isRead(rules, last);
  const ids = await tx.$queryRaw<{ id: bigint }[]>`
    select h.id from rule_hit h where h.id > ${after} and ${isAsked} order by h.id limit ${limit}`;
  const hitId = ids.length < limit ? last : (ids.at(-1)?.id ?? last);
  if (ids.length === 0) return { hits: [], hitId };
  const hits = await tx.$queryRaw<HitRow[]>`
    with found as materialized (select 0 as start_ms, h.* from rule_hit h
      where id = any(${plainArray(ids.map(({ id }) => String(id)))}::int8[])), ${RECORDS}
    select distinct on (h.id) ${HIT_COLUMNS} from record h where ${isRead(rules, hitId)}`;
  return { hits, hitId };
}

/** Hits in windows that have ended since windows were last judged. */
export function hitsOfEndedWindows(
  tx: Prisma.TransactionClient,
  rules: CorrelatedRules,
  { fromMs, toMs, last }: { fromMs: number; toMs: number; last: bigint },
): Promise<HitRow[]> {
  return tx.$queryRaw<HitRow[]>`
    select ${HIT_COLUMNS} from rule_hit h
    where h.event_time >= ${instant(fromMs - rules.reachMs)} and h.event_time < ${instant(toMs)}
      and ${isRead(rules, last)}`;
}

/** All that decides what a correlation says of some windows. */
export function loadCorrelated(
  tx: Prisma.TransactionClient,
  rules: CorrelatedRules,
  windows: TouchedWindows,
  last: bigint,
): Promise<WindowHit[]> {
  const { groupFields, reachMs, rule } = rules;
  const window = Prisma.sql`jsonb_to_recordset(${windowsText(windows)}::jsonb)
      as w(start_ms float8, groups jsonb)
    join rule_hit h on ${isRead(rules, last)}
      and h.event_time >= to_timestamp((w.start_ms - ${reachMs}::float8) / 1000)
      and h.event_time < to_timestamp((w.start_ms + ${rule.alertWindowMs + reachMs}::float8) / 1000)`;
  const source =
    groupFields === null
      ? Prisma.sql`select h.*, w.start_ms, '' as value from ${window}`
      : Prisma.sql`select h.*, w.start_ms, v.value from ${window}
          cross join lateral jsonb_array_elements_text(
            h.fields -> (${fieldsText(groupFields)}::jsonb ->> h.rule_id::text)) as v(value)
          where jsonb_exists(w.groups, v.value)`;
  return tx.$queryRaw<WindowHit[]>`
    with found as materialized (
      select * from (
        select s.*, row_number() over (partition by s.start_ms, s.rule_id, s.value
          order by s.event_time, s.event_id, s.content_hash, s.account_id, s.version_id) as place
        from (${source}) as s) as numbered
      where place <= ${MOST_HITS}), ${RECORDS}
    select distinct on (h.start_ms, h.id) ${HIT_COLUMNS}, h.start_ms as "windowStartMs"
    from record h where ${isRead(rules, last)}`;
}

/** Groups as members of an object, in which Postgres finds one among thousands at once. */
function windowsText(windows: TouchedWindows): string {
  const rows = [...windows].map(([startMs, values]) => ({
    start_ms: startMs,
    groups: Object.fromEntries([...(values ?? [])].map((value) => [value, 1])),
  }));
  return JSON.stringify(rows);
}

function fieldsText(fields: ReadonlyMap<number, string>): string {
  return JSON.stringify(Object.fromEntries(fields));
}
