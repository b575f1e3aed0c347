import type { Baseline, Period } from "@/lib/api/period-contract";
import type { BlockKind, Fresh } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { instant } from "@/lib/db/sql-instant";
import { VALUE_KINDS, type ValueKind } from "@/lib/db/stored-numbers";
import { shownText } from "@/lib/events/shown-value";
import { type LinkBase, linkToValue } from "@/lib/period/event-link";
import { type Parts, VALUES } from "@/lib/period/values";
import type { FoundProfile } from "./find-profile";
import { freshHours } from "./fresh-hours";
import { labelOf } from "./value-label";

/** What can be new to somebody, by the table that knows it. */
const KINDS: readonly { what: Fresh["what"]; block: keyof typeof VALUES; kind: ValueKind }[] = [
  { what: "region", block: "regions", kind: "region" },
  { what: "ip", block: "ips", kind: "sourceIp" },
  { what: "client", block: "clients", kind: "userAgent" },
  { what: "service", block: "services", kind: "action" },
  { what: "write-action", block: "actions", kind: "writeAction" },
  { what: "key", block: "keys", kind: "accessKey" },
];

interface Row {
  readonly at: number;
  readonly parts: Parts;
  readonly firstMs: number;
  readonly eventId: string;
}

/**
 * What a principal or account was never seen with before a period, oldest first. Exact in event
 * time, whatever came in when. Empty where too little of the time before is known; null for other
 * kinds, of which no first times are kept.
 */
export async function listFresh(
  reader: Reader,
  found: FoundProfile,
  base: LinkBase & { readonly period: Period },
  baseline: Baseline,
  hours: readonly number[],
  nowMs: number,
): Promise<Fresh[] | null> {
  if (found.days === null) return null;
  if (!baseline.isEnough) return [];
  const column = Prisma.raw(found.kind === "account" ? "f.account_id" : "f.principal_id");
  const isOwn = Prisma.sql`${column} = any(${`{${found.ids.join(",")}}`}::int4[])`;
  const rows = await ask<Row>(
    reader,
    Prisma.sql`select at, parts, extract(epoch from first)::float8 * 1000 as "firstMs",
        "eventId" from (${firstsOf(reader, isOwn)}) as n
      where ${isIn(base.period)} order by first, at, parts`,
  );
  const values = rows.flatMap((row) => toFresh(row, base));
  const clock = await freshHours(reader, found, base, baseline, hours, nowMs);
  return [...values, ...clock].sort((a, b) => a.firstMs - b.firstMs);
}

/**
 * How many such things each principal has, the hours left out: a select of key and count.
 * @param isOwn SQL over `first_seen f`: whose
 */
export function freshCounts(
  reader: Reader,
  isOwn: Prisma.Sql,
  period: Pick<Period, "fromMs" | "toMs">,
): Prisma.Sql {
  const { key } = VALUES.principals;
  const firsts = firstsOf(reader, isOwn, {
    owner: Prisma.sql`owner,`,
    of: Prisma.sql`w.key as owner,`,
    join: Prisma.sql`join (select d.id, ${key} as key from principal d) w on w.id = f.principal_id`,
  });
  return Prisma.sql`select owner as key, count(*) as fresh from (${firsts}) as n
    where ${isIn(period)} group by 1`;
}

const NO_OWNER = { owner: Prisma.empty, of: Prisma.empty, join: Prisma.empty };

function firstsOf(reader: Reader, isOwn: Prisma.Sql, { owner, of, join } = NO_OWNER): Prisma.Sql {
  const parts = KINDS.map(({ block, kind }, at) => {
    const { key, parts: said, table } = VALUES[block];
    return Prisma.sql`select ${of} ${at}::int4 as at, ${key} as key, ${said} as parts,
        f.first_time, f.event_id
      from first_seen f join ${Prisma.raw(table)} d on d.id = f.value_id ${join}
      where f.kind = ${VALUE_KINDS[kind]}::int2 and ${isOwn} and ${isAccountInScope(reader, "f.account_id")}`;
  });
  return Prisma.sql`select ${owner} at, min(parts) as parts, min(first_time) as first,
      (array_agg(event_id order by first_time, event_id))[1]::text as "eventId"
    from (${Prisma.join(parts, " union all ")}) as f
    where key[1] is not null group by ${owner} at, key`;
}

function isIn({ fromMs, toMs }: Pick<Period, "fromMs" | "toMs">): Prisma.Sql {
  return Prisma.sql`first >= ${instant(fromMs)} and first < ${instant(toMs)}`;
}

function toFresh({ at, parts, firstMs, eventId }: Row, base: LinkBase): Fresh[] {
  const kind = KINDS[at];
  const value = parts[0];
  if (!kind || value === undefined || value === null) return [];
  const block: BlockKind = kind.block;
  return [
    {
      what: kind.what,
      value: shownText(value),
      label: shownText(labelOf(block, parts)),
      firstMs,
      eventKey: eventId,
      link: linkToValue(base, VALUES[kind.block].condition(parts)),
    },
  ];
}
