import type { PeriodParams } from "@/lib/api/period-contract";
import type { Denials, ProfileKind } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { printEventKey } from "@/lib/events/event-key";
import { exactFilter } from "@/lib/events/exact-filter";
import { allOf, hasValue } from "@/lib/events/query-conditions";
import { findProfile } from "./find-profile";
import { linkTo } from "./profile-link";
import { openPeriod } from "./profile-period";
import { actionName } from "./value-label";
import { type Parts, VALUES } from "./values";

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
  const filter = await exactFilter(reader, { query, fromMs, toMs, asof: null, nowMs });
  const { key, parts, condition } = VALUES.actions;
  const rows = await ask<Row>(
    reader,
    Prisma.sql`with said as (
        select ${key} as key, ${parts} as parts, e.event_time, e.event_id, e.content_hash, e.error_id,
          count(*) over (partition by ${key}) as events,
          row_number() over (partition by ${key} order by e.event_time, e.event_id, e.content_hash) as place
        from event e join action d on d.id = e.action_id where ${filter.where})
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
      link: linkTo(base, condition(row.parts)),
    })),
    total: Number(rows[0]?.total ?? 0),
  };
}
