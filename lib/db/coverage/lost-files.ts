import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { instant } from "@/lib/db/sql-instant";
import { isDeliveryNamed } from "./named-delivery";
import type { Place } from "./place-key";

/** Log files of one place, family and hour of delivery of which the index does not have all. */
export interface LostFiles extends Place {
  readonly family: string;
  readonly hourMs: number;
  /** Signed or listed, and gone, unreadable, or not what was signed. */
  readonly lost: number;
  /** Listed, and not read yet. */
  readonly waiting: number;
}

/** Verdicts about a log file whose signed content is not here. */
const BROKEN = Prisma.sql`('missing', 'mismatch', 'invalid-format', 'trailing-data', 'wrong-algorithm')`;
/** Folders are not looked at: the name moves with the content. */
const NAME = "([0-9]{12}_(CloudTrail[A-Za-z-]*)_[a-z0-9-]+_([0-9]{8}T[0-9]{4})Z_[^/]*)$";

/**
 * Hours of a time that are known to lack log files: verified digests name some that are not here as
 * they were signed, or they were listed and are not in the index. What another source or a newer
 * version of the object has is not lost.
 */
export async function listLostFiles(
  reader: Reader,
  fromMs: number,
  toMs: number,
): Promise<LostFiles[]> {
  const time = Prisma.sql`delivered_at >= ${instant(fromMs)} and delivered_at < ${instant(toMs)}`;
  const rows = await ask<Omit<LostFiles, "lost" | "waiting"> & Record<"lost" | "waiting", bigint>>(
    reader,
    Prisma.sql`with file as (
        select account, region, family, delivered_at, name, false as waiting
        from (${namedByDigests(fromMs, toMs)}) as n where ${time}
        union
        select account, region, family, delivered_at, substring(key from '[^/]*$'),
          state in ('pending', 'leased')
        from log_file f
        where source_id in (select id from log_source where state <> 'removed')
          and state in ('pending', 'leased', 'quarantined', 'gone', 'blocked') and ${time}
          and ${isDeliveryNamed("f")})
      select f.account, f.region, f.family,
        extract(epoch from date_trunc('hour', f.delivered_at))::float8 * 1000 as "hourMs",
        count(*) filter (where not f.waiting) as lost, count(*) filter (where f.waiting) as waiting
      from file f join account a on a.value = f.account
      where f.region is not null and ${isAccountInScope(reader, "a.id")}
        and not exists (select from log_file o left join file_integrity i on i.file_id = o.id
          where o.account = f.account and o.region = f.region and o.family = f.family
            and o.delivered_at = f.delivered_at and o.state = 'done'
            and right(o.key, length(f.name)) = f.name and coalesce(i.verdict, '') not in ${BROKEN})
      group by 1, 2, 3, 4`,
  );
  return rows.map((row) => ({ ...row, lost: Number(row.lost), waiting: Number(row.waiting) }));
}

/**
 * SQL: log files that the validation missed, or found to be another's. A finding counts as long as the
 * digest windows around the delivery are those of its own run: a later run may know better. A key is
 * any text: what looks like a time in it need not be one.
 */
function namedByDigests(fromMs: number, toMs: number): Prisma.Sql {
  return Prisma.sql`select n.*
    from (select account, region, run_id, part[1] as name,
        case part[2] when 'CloudTrail' then 'cloudtrail' when 'CloudTrail-Insight' then 'insight'
          when 'CloudTrail-NetworkActivity' then 'network'
          when 'CloudTrail-Aggregated' then 'aggregated' end as family,
        case when pg_input_is_valid(part[3] || '00Z', 'timestamptz')
          then (part[3] || '00Z')::timestamptz end as delivered_at
      from verification_finding, regexp_match(key, ${NAME}) as part
      where substring(kind from '^file-(.*)') in ${BROKEN}
        and run_id in (select run_id from digest_window
          where starts_at < ${instant(toMs)} and ends_at > ${instant(fromMs)})) as n
    where n.family is not null and exists (select from digest_window w
      where w.account_id = (select id from account where value = n.account)
        and w.region_id = (select id from region where value = n.region)
        and w.ends_at >= n.delivered_at - interval '1 hour'
        and w.ends_at < n.delivered_at + interval '3 hours' and w.run_id = n.run_id)`;
}
