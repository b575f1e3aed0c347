import type { Tally } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { EventFilter } from "@/lib/db/search/event-filter";
import { likePattern } from "@/lib/db/search/text-test";
import { instant } from "@/lib/db/sql-instant";
import { OUTCOMES } from "@/lib/db/stored-numbers";
import { keyOf } from "@/lib/period/value-key";
import { valueTerm } from "@/lib/search/index-term";
import { anywhere, literal } from "@/lib/search/wildcard";
import type { Steps } from "./count-values";
import { spanOf } from "./find-profile";

const DENIED = OUTCOMES.indexOf("denied");
const ERROR = OUTCOMES.indexOf("error");

export const RESOURCE_ORDERS = {
  "-events": Prisma.sql`count(*) desc`,
  name: Prisma.sql`min(d.value) collate "C"`,
  "-first": Prisma.sql`min(e.event_time) desc`,
  "-last": Prisma.sql`max(e.event_time) desc`,
  "-denied": Prisma.sql`count(*) filter (where e.outcome = ${DENIED}::int2) desc`,
} as const;

export interface ResourceChoice {
  readonly contains?: string | undefined;
  readonly order: keyof typeof RESOURCE_ORDERS;
  readonly offset: number;
  readonly limit: number;
}

export interface CountedResource {
  readonly value: string;
  readonly counts: Tally;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  readonly spark: readonly number[];
}

interface CountRow {
  readonly events: bigint;
  readonly denied: bigint;
  readonly errors: bigint;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
}

const COUNTS = Prisma.sql`count(*) as events,
  count(*) filter (where e.outcome = ${DENIED}::int2) as denied,
  count(*) filter (where e.outcome = ${ERROR}::int2) as errors, ${spanOf("e.event_time", "e.event_time")}`;

/**
 * Resources of the events of an exact filter. Of a record that lists several, the dictionary has the
 * first: by it they are found and ordered. Their counts are those of all events that list them.
 */
export async function countResources(
  reader: Reader,
  filter: EventFilter,
  { contains = "", order, offset, limit }: ResourceChoice,
  steps: Steps,
): Promise<{ resources: CountedResource[]; total: number }> {
  const part = likePattern(anywhere(literal(contains.toLowerCase())));
  const isWanted = contains === "" ? Prisma.empty : Prisma.sql`and lower(d.value) like ${part}`;
  const found = await ask<CountRow & { value: string; total: bigint }>(
    reader,
    Prisma.sql`select min(d.value) as value, ${COUNTS}, count(*) over () as total
      from event e join resource d on d.id = e.resource_id
      where ${filter.where} and d.value <> '' ${isWanted} group by ${keyOf("d.value")}
      order by ${RESOURCE_ORDERS[order]}, min(d.value) collate "C" limit ${limit} offset ${offset}`,
  );
  const terms = new Map(found.map(({ value }) => [value, valueTerm("resource", value)]));
  const listed = await countTerms(reader, filter, [...terms.values()], steps);
  return {
    resources: found.map((first) => {
      const all = listed.get(terms.get(first.value) ?? "") ?? [];
      const spark = Array.from({ length: steps.count }, () => 0);
      for (const { step, events } of all) spark[step] = Number(events);
      return { value: first.value, ...sumOf(all.length > 0 ? all : [first]), spark };
    }),
    total: Number(found[0]?.total ?? 0),
  };
}

interface TermRow extends CountRow {
  readonly term: string;
  readonly step: number;
}

async function countTerms(
  reader: Reader,
  filter: EventFilter,
  terms: readonly string[],
  { startMs, days }: Steps,
): Promise<ReadonlyMap<string, readonly TermRow[]>> {
  if (terms.length === 0) return new Map();
  const array = plainArray(terms);
  const rows = await ask<TermRow>(
    reader,
    Prisma.sql`select t.term::text as term,
        floor(extract(epoch from e.event_time - ${instant(startMs)})::float8 / ${86_400 * days}::float8)::int4 as step,
        ${COUNTS}
      from event e cross join lateral (select distinct term from unnest(e.terms) as u(term)
        where term = any(${array}::int8[])) as t
      where ${filter.where} and e.terms && ${array}::int8[] group by 1, 2`,
  );
  const byTerm = new Map<string, TermRow[]>();
  for (const row of rows) byTerm.set(row.term, [...(byTerm.get(row.term) ?? []), row]);
  return byTerm;
}

function sumOf(rows: readonly CountRow[]): Omit<CountedResource, "value" | "spark"> {
  const total = (of: (row: CountRow) => bigint) =>
    Number(rows.reduce((sum, row) => sum + of(row), 0n));
  const firsts = rows.flatMap(({ firstMs }) => firstMs ?? []);
  const lasts = rows.flatMap(({ lastMs }) => lastMs ?? []);
  return {
    counts: {
      events: total(({ events }) => events),
      denied: total(({ denied }) => denied),
      errors: total(({ errors }) => errors),
    },
    firstMs: firsts.length > 0 ? Math.min(...firsts) : null,
    lastMs: lasts.length > 0 ? Math.max(...lasts) : null,
  };
}
