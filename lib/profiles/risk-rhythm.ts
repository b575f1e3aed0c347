import { ask } from "@/lib/db/ask";
import { readCoveredHours } from "@/lib/db/coverage/covered-hours";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { instant } from "@/lib/db/sql-instant";
import { OUTCOMES, VALUE_KINDS } from "@/lib/db/stored-numbers";
import { exactFilter } from "@/lib/events/exact-filter";
import { hasValue } from "@/lib/events/query-conditions";
import { formatCounted } from "@/lib/format/count";
import { formatTimeInWords, toIsoTime } from "@/lib/format/time";
import { profileRows } from "./profile-rows";
import { countOf, type Judgement, linkOf, type RiskContext, within } from "./risk-context";

const DENIED = OUTCOMES.indexOf("denied");
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const DORMANT_DAYS = 90;
const BURST_MINUTES = 10;
const BURST_CALLS = 10;
const BROAD_ACTIONS = 15;
const USUAL_SHARE = 0.95;

/** Idle for long, then active: only where log files show that it was idle. */
export async function judgeDormant(context: RiskContext): Promise<Judgement> {
  const { reader, found, period } = context;
  if (found.days === null) return null;
  // Pauses between days are pauses between the last event of one and the first of the next.
  const [pause] = await ask<{ fromMs: number; toMs: number }>(
    reader,
    Prisma.sql`select extract(epoch from last)::float8 * 1000 as "fromMs",
        extract(epoch from first)::float8 * 1000 as "toMs"
      from (select min(d.first_time) as first, lag(max(d.last_time)) over (order by d.day) as last
        from principal_day d where d.kind = ${VALUE_KINDS.shape}::int2 and d.day > '-infinity'
          and d.day < ${instant(period.toMs)} and ${found.days} and ${isAccountInScope(reader, "d.account_id")}
        group by d.day) as p
      where first >= ${instant(period.fromMs)} and first < ${instant(period.toMs)}
        and first - last >= ${`${DORMANT_DAYS} days`}::interval
      order by first desc limit 1`,
  );
  if (!pause) return null;
  const days = Math.floor((pause.toMs - pause.fromMs) / DAY_MS);
  const covered = await coveredDays(context, pause.fromMs, pause.toMs);
  const text = `Nothing was recorded of it for ${days} days before ${formatTimeInWords(pause.toMs, "utc")}`;
  if (covered < DORMANT_DAYS) {
    return {
      unjudged: `${text}, but only ${formatCounted(covered, "day")} of them are covered by log files.`,
    };
  }
  const since = within(context, pause.toMs, Number.POSITIVE_INFINITY);
  const events = await countOf(context, null, since);
  return {
    why: `${text}, of which ${covered} are covered by log files; since then ${formatCounted(events, "event")}.`,
    link: linkOf(context, null, since),
  };
}

async function coveredDays({ reader }: RiskContext, fromMs: number, toMs: number): Promise<number> {
  const known = await readCoveredHours(reader, fromMs, toMs);
  const covered = [...known].filter((hour) => hour * HOUR_MS >= fromMs);
  return new Set(covered.map((hour) => Math.floor(hour / 24))).size;
}

/** Somebody who tries what they may do is refused often within minutes. */
export async function judgeDenied(context: RiskContext): Promise<Judgement> {
  const { reader, found, period, nowMs, actions } = context;
  if (!actions.some(({ counts }) => counts.denied > 0)) return null;
  const denied = actions.reduce((sum, { counts }) => sum + counts.denied, 0);
  if (denied < BURST_CALLS) return null;
  const { fromMs, toMs } = period;
  const filter = await exactFilter(reader, { query: found.query, fromMs, toMs, asof: null, nowMs });
  const [burst] = await ask<{ atMs: number; actions: number }>(
    reader,
    Prisma.sql`select count(distinct e.action_id)::int4 as actions,
        extract(epoch from date_bin(${`${BURST_MINUTES} minutes`}::interval, e.event_time,
          'epoch'::timestamptz))::float8 * 1000 as "atMs"
      from event e where ${filter.where} and e.outcome = ${DENIED}::int2 and e.event_time > '-infinity'
      group by 2 having count(*) >= ${BURST_CALLS} order by count(*) desc, 2 limit 1`,
  );
  if (!burst) return null;
  const condition = hasValue("outcome", "denied");
  const span = within(context, burst.atMs, burst.atMs + BURST_MINUTES * MINUTE_MS);
  const events = await countOf(context, condition, span);
  return {
    why: `${formatCounted(events, "call")} of ${formatCounted(burst.actions, "action")} denied within ${BURST_MINUTES} minutes from ${formatTimeInWords(burst.atMs, "utc")}.`,
    link: linkOf(context, condition, span),
  };
}

/** Somebody who looks around reads many different things at once. */
export async function judgeBreadth(context: RiskContext): Promise<Judgement> {
  const { reader, found, period, nowMs, actions } = context;
  if (actions.length < BROAD_ACTIONS) return null;
  const { fromMs, toMs } = period;
  const rows = await profileRows(reader, { query: found.query, period, nowMs, days: found.days });
  const [day] = await ask<{ most: bigint }>(
    reader,
    Prisma.sql`with ${rows.seen} select count(distinct r.value_id) as most
      from (${rows.of("action_id")}) as r where r.day > '-infinity'
      group by r.day order by 1 desc limit 1`,
  );
  // No hour is broader than its day, and the days are summed up already.
  if (!day || Number(day.most) < BROAD_ACTIONS) return null;
  const filter = await exactFilter(reader, { query: found.query, fromMs, toMs, asof: null, nowMs });
  const hours = await ask<{ atMs: number; actions: number }>(
    reader,
    Prisma.sql`select count(distinct e.action_id)::int4 as actions,
        extract(epoch from date_trunc('hour', e.event_time, 'UTC'))::float8 * 1000 as "atMs"
      from event e where ${filter.where} and e.read_only and e.event_time > '-infinity'
      group by 2 order by 1 desc, 2`,
  );
  const [broadest, ...others] = hours;
  const usual = others[Math.floor(others.length * (1 - USUAL_SHARE))]?.actions ?? 0;
  if (!broadest || broadest.actions < BROAD_ACTIONS || broadest.actions <= usual) return null;
  const condition = hasValue("readonly", "true");
  const span = within(context, broadest.atMs, broadest.atMs + HOUR_MS);
  const events = await countOf(context, condition, span);
  const than =
    others.length === 0
      ? "its only active hour"
      : `95 % of its ${formatCounted(others.length, "other active hour")} have at most ${usual}`;
  return {
    why: `${broadest.actions} different read calls, ${events} in all, in the hour from ${toIsoTime(broadest.atMs)}; ${than}.`,
    link: linkOf(context, condition, span),
  };
}
