import type { Period } from "@/lib/api/period-contract";
import type { ProfileKind } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { VALUES, type Valued } from "@/lib/period/values";
import { countValues } from "./count-values";
import type { ProfileRows } from "./profile-rows";
import type { StoryFacts } from "./tell-story";

const DAY_MS = 86_400_000;
const CLIENTS_NAMED = 2;

interface Row {
  readonly days: bigint;
  readonly ips: bigint;
  readonly regions: bigint;
  readonly clients: bigint;
}

/** The numbers of a profile's sentence; values that are not recorded are not counted. */
export async function storyCounts(
  reader: Reader,
  kind: ProfileKind,
  rows: ProfileRows,
  period: Pick<Period, "fromMs" | "toMs">,
): Promise<Omit<StoryFacts, "hours" | "fresh">> {
  const [[row], [table]] = await Promise.all([
    ask<Row>(
      reader,
      Prisma.sql`with ${rows.seen} select
        (select count(distinct day) from (${rows.of("shape_id")}) as r) as days,
        ${distinct(rows, VALUES.ips)} as ips, ${distinct(rows, VALUES.regions)} as regions,
        ${distinct(rows, VALUES.clients)} as clients`,
    ),
    countValues(reader, rows, period, [VALUES.clients], CLIENTS_NAMED + 1),
  ]);
  const named = (table?.values ?? []).flatMap(({ parts }) => parts[0] ?? []);
  const clients = named.slice(0, CLIENTS_NAMED);
  const startMs = Math.floor(period.fromMs / DAY_MS) * DAY_MS;
  return {
    activeDays: Number(row?.days ?? 0),
    periodDays: Math.ceil((period.toMs - startMs) / DAY_MS),
    ips: kind === "ip" ? null : Number(row?.ips ?? 0),
    regions: Number(row?.regions ?? 0),
    clients,
    moreClients: Number(row?.clients ?? 0) - clients.length,
  };
}

function distinct(rows: ProfileRows, { column, table, key }: Valued): Prisma.Sql {
  return Prisma.sql`(select count(distinct v.key) from (select ${key} as key
    from (select distinct value_id from (${rows.of(column)}) as r) as c
    join ${Prisma.raw(table)} d on d.id = c.value_id) as v where v.key[1] is not null)`;
}
