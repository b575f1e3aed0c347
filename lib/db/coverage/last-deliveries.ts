import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { LOG_FAMILIES } from "./hour-presence";
import { isDeliveryNamed } from "./named-delivery";
import type { Place } from "./place-key";

/** A place of which the index has anything, and when something last came. */
export interface LastDelivery extends Place {
  /** Time in the name of the newest log file or digest; null when no name tells one. */
  readonly deliveredMs: number | null;
  /**
   * Up to when everything delivered to the place's source would be known: a bucket that is followed
   * was listed then; a copy knows as much as its newest file. Where no name tells a time, the newest
   * event of the account does; null without any.
   */
  readonly knownUntilMs: number | null;
}

const FAMILIES = [...LOG_FAMILIES, "digest"].join(",");

/** Every place of the reader's accounts, found by jumping from one to the next in the index. */
export async function listLastDeliveries(reader: Reader): Promise<LastDelivery[]> {
  const inScope = isAccountInScope(reader, "c.account_id");
  const next = (
    after: Prisma.Sql,
  ) => Prisma.sql`select c.account_id, c.region_id from coverage_hour c
    where ${after} and ${inScope} order by c.account_id, c.region_id limit 1`;
  return ask<LastDelivery>(
    reader,
    Prisma.sql`with recursive place as (
        (${next(Prisma.sql`true`)})
        union all
        select n.* from place p,
          lateral (${next(Prisma.sql`(c.account_id, c.region_id) > (p.account_id, p.region_id)`)}) as n),
      newest as materialized (
        select p.account_id, p.region_id, a.value as account, r.value as region, n.*
        from place p join account a on a.id = p.account_id join region r on r.id = p.region_id
        left join lateral (
          select f.source_id, f.delivered_at from unnest(string_to_array(${FAMILIES}, ',')) as g(family),
            lateral (select f.source_id, f.delivered_at from log_file f
              where f.account = a.value and f.region = r.value and f.family = g.family
                and ${isDeliveryNamed("f")} order by f.delivered_at desc limit 1) as f
          order by f.delivered_at desc limit 1) as n on true),
      known as (
        select n.source_id, case when s.kind = 's3' and s.continuous
          then greatest(s.listed_at, max(n.delivered_at)) else max(n.delivered_at) end as until
        from newest n join log_source s on s.id = n.source_id
        group by n.source_id, s.kind, s.continuous, s.listed_at)
      select n.account, n.region, extract(epoch from n.delivered_at)::float8 * 1000 as "deliveredMs",
        extract(epoch from coalesce(k.until, least(a.last_seen, now())))::float8 * 1000 as "knownUntilMs"
      from newest n join account a on a.id = n.account_id
        left join known k on k.source_id = n.source_id
      where n.account <> '' and n.region <> ''`,
  );
}
