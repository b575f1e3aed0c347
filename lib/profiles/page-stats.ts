import type { ProfileRow } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { type Parts, type SeenColumn, VALUES } from "@/lib/period/values";
import { freshCounts } from "./fresh-values";
import type { ListedProfile, ListPage } from "./list-values";
import { keyName } from "./only-users";
import type { ProfileRows } from "./profile-rows";

type Stats = Pick<ProfileRow, "mfa" | "regions" | "fresh">;

interface StatRow {
  readonly key: Parts;
  readonly yes: bigint;
  readonly no: bigint;
  readonly unknown: bigint;
  readonly regions: bigint;
  readonly fresh: bigint | null;
}

/** What is counted of the principals of one page alone. */
export async function pageStats(
  reader: Reader,
  rows: ProfileRows,
  listed: readonly ListedProfile[],
  { period, hasFresh }: ListPage,
): Promise<ReadonlyMap<string, Stats>> {
  const ids = plainArray(listed.flatMap((one) => one.ids));
  const onPage = (column: SeenColumn) =>
    Prisma.sql`(select r.principal_id, r.value_id, sum(r.count) as count
      from (${rows.of(column)}) as r where r.principal_id = any(${ids}::int4[]) group by 1, 2) as r`;
  const { key } = VALUES.principals;
  const owned = (from: Prisma.Sql) => Prisma.sql`select w.key, ${from}`;
  const owners = Prisma.sql`join (select d.id, ${key} as key from principal d
    where d.id = any(${ids}::int4[])) as w on w.id = r.principal_id`;
  const region = VALUES.regions.key;
  const news = hasFresh
    ? freshCounts(reader, await ownFirsts(reader, key, ids), period)
    : Prisma.sql`select null::text[] as key, 0 as fresh where false`;
  const found = await ask<StatRow>(
    reader,
    Prisma.sql`with ${rows.seen},
      mfa as (${owned(Prisma.sql`sum(r.count) filter (where d.mfa = 'true') as yes,
          sum(r.count) filter (where d.mfa = 'false') as no,
          sum(r.count) filter (where d.mfa not in ('true', 'false')) as unknown`)}
        from ${onPage("shape_id")} ${owners} join shape d on d.id = r.value_id group by 1),
      places as (${owned(Prisma.sql`count(distinct ${region}) as regions`)}
        from ${onPage("region_id")} ${owners} join region d on d.id = r.value_id
        where d.value <> '' group by 1),
      news as (${news})
      select key, coalesce(yes, 0)::int8 as yes, coalesce(no, 0)::int8 as no,
        coalesce(unknown, 0)::int8 as unknown, coalesce(regions, 0)::int8 as regions, fresh
      from mfa left join places using (key) left join news using (key)`,
  );
  return new Map(
    found.map((row) => [
      keyName(row.key),
      {
        mfa: { yes: Number(row.yes), no: Number(row.no), unknown: Number(row.unknown) },
        regions: Number(row.regions),
        fresh: hasFresh ? Number(row.fresh ?? 0) : null,
      },
    ]),
  );
}

/**
 * SQL over `first_seen f`: of these principals, by whatever face. The faces are looked up before:
 * Postgres would look them up for every value that anybody has.
 */
async function ownFirsts(reader: Reader, key: Prisma.Sql, ids: string): Promise<Prisma.Sql> {
  const faces = await ask<{ id: number }>(
    reader,
    Prisma.sql`select d.id from principal d where ${key} in (
      select ${key} from principal d where d.id = any(${ids}::int4[]))`,
  );
  return Prisma.sql`f.principal_id = any(${plainArray(faces.map(({ id }) => id))}::int4[])`;
}
