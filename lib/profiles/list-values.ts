import type { Period } from "@/lib/api/period-contract";
import type { ProfileKind, ProfileSort, Tally } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { likePattern } from "@/lib/db/search/text-test";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import { type Parts, VALUES, type Valued } from "@/lib/period/values";
import { anywhere, literal } from "@/lib/search/wildcard";
import { spanOf } from "./find-profile";
import { freshCounts } from "./fresh-values";
import type { ProfileRows } from "./profile-rows";

/** A page of a list. */
export interface ListPage {
  readonly contains?: string | undefined;
  /** Of principals: one of their kinds. */
  readonly kind?: string | undefined;
  readonly sort: ProfileSort;
  readonly offset: number;
  readonly limit: number;
  readonly period: Pick<Period, "fromMs" | "toMs">;
  /** Whether the baseline suffices to call anything new. */
  readonly hasFresh: boolean;
}

export interface ListedProfile {
  readonly key: Parts;
  readonly id: string;
  readonly name: string | null;
  readonly counts: Tally;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  /** Rows of the dictionary with events in the period. */
  readonly ids: readonly number[];
}

export interface ListedPage {
  readonly listed: readonly ListedProfile[];
  readonly total: number;
}

type ListedKind = Exclude<ProfileKind, "resource">;

const LISTED: Readonly<Record<ListedKind, Valued>> = {
  principal: VALUES.principals,
  session: VALUES.sessions,
  ip: VALUES.ips,
  key: VALUES.keys,
  account: VALUES.accounts,
};

interface Row extends Omit<ListedProfile, "id" | "counts"> {
  readonly parts: Parts;
  readonly events: bigint;
  readonly denied: bigint;
  readonly errors: bigint;
  readonly total: bigint;
}

/** One page of the principals, sessions, addresses, keys or accounts with events in a period. */
export async function listValues(
  reader: Reader,
  kind: ListedKind,
  rows: ProfileRows,
  page: ListPage,
): Promise<ListedPage> {
  const valued = LISTED[kind];
  const { sort, offset, limit, period, hasFresh } = page;
  const isFresh = sort === "-new" && kind === "principal" && hasFresh;
  const order = Prisma.sql`order by ${orderOf(isFresh || sort !== "-new" ? sort : "-events")}, key collate "C"`;
  const cut = Prisma.sql`${order} limit ${limit} offset ${offset}`;
  // First and last are looked up for a page only, unless they decide which rows are on it.
  const isBySpan = sort === "-first" || sort === "-last";
  const fresh = isFresh
    ? Prisma.sql`left join (${freshCounts(reader, Prisma.sql`true`, period)}) as f using (key)`
    : Prisma.empty;
  const found = await ask<Row>(
    reader,
    Prisma.sql`with ${rows.seen},
      named as (${namedRows(rows, valued, page)}),
      chosen as (select *, count(*) over () as total from named ${fresh} ${isBySpan ? Prisma.empty : cut})
      select key, parts, name, ids, events, denied, errors, total, "firstMs", "lastMs"
      from chosen left join (${spans(reader, valued)}) as s using (key)
      ${isBySpan ? cut : order}`,
  );
  const listed = found.map(({ parts, events, denied, errors, total: _total, ...row }) => ({
    ...row,
    id: parts[0] ?? "",
    counts: { events: Number(events), denied: Number(denied), errors: Number(errors) },
  }));
  const total = found[0] ? Number(found[0].total) : await countAll(reader, rows, valued, page);
  return { listed, total };
}

/** Of a page beyond the end: how many there are all the same. */
async function countAll(
  reader: Reader,
  rows: ProfileRows,
  valued: Valued,
  page: ListPage,
): Promise<number> {
  if (page.offset === 0) return 0;
  const [row] = await ask<{ total: bigint }>(
    reader,
    Prisma.sql`with ${rows.seen} select count(*) as total
      from (${namedRows(rows, valued, page)}) as n`,
  );
  return Number(row?.total ?? 0);
}

/** A value is wanted when any of its spellings is: its count is that of all of them. */
function namedRows(
  rows: ProfileRows,
  { column, table, key, parts, name }: Valued,
  { contains = "", kind }: ListPage,
): Prisma.Sql {
  const part = likePattern(anywhere(literal(contains.toLowerCase())));
  const isWanted =
    contains === ""
      ? Prisma.empty
      : Prisma.sql`having bool_or(lower(v.parts[1]) like ${part} or lower(v.name) like ${part})`;
  const isPrincipal = column === "principal_id" && kind !== undefined;
  const ofKind = isPrincipal ? Prisma.sql`where d.kind = ${postgresText(kind)}` : Prisma.empty;
  // Summed up each for itself: of all together Postgres would not guess how many values there are.
  const sums = rows.parts(column).map(
    (part) => Prisma.sql`select r.value_id, sum(r.count) as events, sum(r.denied) as denied,
      sum(r.errors) as errors from (${part}) as r group by 1`,
  );
  return Prisma.sql`select key, min(parts) as parts, min(name) as name, array_agg(distinct id) as ids,
      sum(events)::int8 as events, sum(denied)::int8 as denied, sum(errors)::int8 as errors
    from (select d.id, ${key} as key, ${parts} as parts, ${name} as name, c.events, c.denied, c.errors
      from (${Prisma.join(sums, " union all ")}) as c
      join ${Prisma.raw(table)} d on d.id = c.value_id ${ofKind}) as v
    where v.key[1] is not null group by v.key ${isWanted}`;
}

function orderOf(sort: ProfileSort): Prisma.Sql {
  switch (sort) {
    case "-events":
      return Prisma.sql`events desc`;
    case "-denied":
      return Prisma.sql`denied desc, events desc`;
    case "name":
      return Prisma.sql`lower(coalesce(name, parts[1])) collate "C"`;
    case "-first":
      return Prisma.sql`"firstMs" desc nulls last`;
    case "-last":
      return Prisma.sql`"lastMs" desc nulls last`;
    case "-new":
      return Prisma.sql`fresh desc nulls last, events desc`;
  }
}

/**
 * First and last time of the chosen, ever. The dictionaries know them of all accounts together; to a
 * reader of some, the day sums tell.
 */
function spans(reader: Reader, { column, kind, table, key }: Valued): Prisma.Sql {
  const dictionary = Prisma.raw(table);
  const isChosen = Prisma.sql`${key} in (select key from chosen)`;
  if (reader.accounts === "all") {
    return Prisma.sql`select ${key} as key, ${spanOf("d.first_seen", "d.last_seen")}
      from ${dictionary} d where ${isChosen} group by 1`;
  }
  const isTable = column === "principal_id" || column === "account_id";
  const value = Prisma.raw(isTable ? `f.${column}` : "f.value_id");
  const kept = VALUE_KINDS[isTable ? "shape" : kind];
  return Prisma.sql`select ${key} as key, ${spanOf("f.first_time", "f.last_time")}
    from principal_day f join ${dictionary} d on d.id = ${value}
    where f.kind = ${kept}::int2 and ${isAccountInScope(reader, "f.account_id")} and ${isChosen} group by 1`;
}
