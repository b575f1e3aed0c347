import type { Period, PeriodParams } from "@/lib/api/period-contract";
import type { Denials, ProfileKind } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import { printEventKey } from "@/lib/events/event-key";
import { exactFilter } from "@/lib/events/exact-filter";
import { allOf, hasValue } from "@/lib/events/query-conditions";
import { linkToValue } from "@/lib/period/event-link";
import { type Parts, VALUES } from "@/lib/period/values";
import { type FoundProfile, findProfile } from "./find-profile";
import { openPeriod } from "./profile-period";
import { profileRows } from "./profile-rows";
import { actionName } from "./value-label";

const DAY_MS = 86_400_000;
const MOST = 200;

interface Row {
  readonly parts: Parts;
  readonly events: bigint;
  readonly firstMs: number;
  readonly eventId: string;
  readonly contentHash: string;
  readonly error: string | null;
  readonly total: bigint;
}

/**
 * The first time in the period that each action was denied to a profile, from the refused calls
 * alone. Throws AppError `not_found` and `invalid`.
 */
export async function listDenials(
  asking: Reader,
  kind: ProfileKind,
  id: string,
  params: PeriodParams,
  nowMs: number,
): Promise<Denials> {
  const { reader, period } = await openPeriod(asking, params, nowMs);
  const found = await findProfile(reader, kind, id, nowMs);
  const query = allOf([found.query, hasValue("outcome", "denied")]);
  const { fromMs, toMs } = period;
  const days = await deniedDays(reader, found, period, nowMs);
  if (days?.length === 0) return { rows: [], total: 0 };
  const filter = await exactFilter(reader, { query, fromMs, toMs, asof: null, nowMs });
  const onDays = days ? Prisma.sql`and (${Prisma.join(days.map(isOnDay), " or ")})` : Prisma.empty;
  const { key, parts, condition } = VALUES.actions;
  const rows = await ask<Row>(
    reader,
    Prisma.sql`with said as (
        select ${key} as key, ${parts} as parts, e.event_time, e.event_id, e.content_hash, e.error_id,
          count(*) over (partition by ${key}) as events,
          row_number() over (partition by ${key} order by e.event_time, e.event_id, e.content_hash) as place
        from event e join action d on d.id = e.action_id where ${filter.where} ${onDays})
      select s.parts, s.events, extract(epoch from s.event_time)::float8 * 1000 as "firstMs",
        s.event_id::text as "eventId", s.content_hash::text as "contentHash",
        nullif(x.value, '') as error, count(*) over () as total
      from said s left join error x on x.id = s.error_id where s.place = 1
      order by s.events desc, s.key collate "C" limit ${MOST}`,
  );
  const base = { query, scope: params.scope, period };
  return {
    rows: rows.map((row) => ({
      action: actionName(row.parts[0] ?? null, row.parts[1] ?? null),
      error: row.error,
      firstMs: row.firstMs,
      eventKey: printEventKey(row.eventId, row.contentHash),
      events: Number(row.events),
      link: linkToValue(base, condition(row.parts)),
    })),
    total: Number(rows[0]?.total ?? 0),
  };
}

/** UTC days on which something was denied; null where the day sums cannot tell. */
async function deniedDays(
  reader: Reader,
  { query, days }: FoundProfile,
  period: Period,
  nowMs: number,
): Promise<number[] | null> {
  if (days === null) return null;
  const rows = await profileRows(reader, { query, period, nowMs, days });
  const found = await ask<{ dayMs: number }>(
    reader,
    Prisma.sql`with ${rows.seen} select extract(epoch from r.day)::float8 * 1000 as "dayMs"
      from (${rows.of("shape_id")}) as r where r.denied > 0 group by r.day`,
  );
  return found.map(({ dayMs }) => dayMs);
}

function isOnDay(dayMs: number): Prisma.Sql {
  return Prisma.sql`(e.event_time >= ${instant(dayMs)} and e.event_time < ${instant(dayMs + DAY_MS)})`;
}
