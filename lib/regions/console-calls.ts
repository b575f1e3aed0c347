import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { EventFilter } from "@/lib/db/search/event-filter";
import { findFanOut } from "./find-fan-out";
import { regionKey } from "./region-key";

/** Calls looked at for one answer; what lies beyond is no known fan-out. */
const MOST = 20_000;

/** An event that began something in its Region, as far as marks ask. */
export interface BeginningCall {
  readonly timeMs: number;
  readonly region: string;
  readonly accountId: number;
  readonly principalId: number;
  readonly actionId: number;
  readonly isConsoleRead: boolean;
}

/** SQL over `event e`: read-only, and made by a console or with the credentials of one. */
export const IS_CONSOLE_READ = Prisma.sql`(coalesce(e.read_only, false) and (
  exists (select from user_agent u where u.id = e.user_agent_id and u.client in ('console', 'browser'))
  or exists (select from shape s where s.id = e.shape_id and s.console = 'true')))`;

/** Which of some calls were one of many that a console made at once, to all Regions. */
export async function findQuiet<Call extends BeginningCall>(
  reader: Reader,
  { where }: EventFilter,
  calls: readonly Call[],
): Promise<ReadonlySet<Call>> {
  const reads = calls.filter(({ isConsoleRead }) => isConsoleRead);
  if (reads.length === 0) return new Set();
  const column = (pick: (call: Call) => number) => plainArray(reads.map(pick));
  const near = await ask<Omit<BeginningCall, "isConsoleRead">>(
    reader,
    Prisma.sql`with near as materialized (
        select distinct t, account_id, principal_id, action_id
        from unnest(${column(({ timeMs }) => timeMs)}::float8[],
          ${column(({ accountId }) => accountId)}::int4[],
          ${column(({ principalId }) => principalId)}::int4[],
          ${column(({ actionId }) => actionId)}::int4[]) as n(t, account_id, principal_id, action_id))
      select distinct d.value as region, extract(epoch from e.event_time)::float8 * 1000 as "timeMs",
        e.account_id as "accountId", e.principal_id as "principalId", e.action_id as "actionId"
      from near n join event e on e.event_time >= to_timestamp(n.t / 1000) - interval '1 minute'
        and e.event_time <= to_timestamp(n.t / 1000) + interval '1 minute'
        and e.account_id = n.account_id and e.principal_id = n.principal_id
        and e.action_id = n.action_id
      join region d on d.id = e.region_id
      where ${where} and ${IS_CONSOLE_READ} limit ${MOST}`,
  );
  const places = findFanOut(
    near.map((call) => toConsoleCall({ ...call, region: regionKey(call.region).id })),
  );
  const known = new Set([...places].map(placeOf));
  return new Set(reads.filter((call) => known.has(placeOf(toConsoleCall(call)))));
}

function toConsoleCall(call: Omit<BeginningCall, "isConsoleRead">) {
  const { timeMs, region, accountId, principalId, actionId } = call;
  return { timeMs, region, series: `${accountId},${principalId},${actionId}` };
}

function placeOf({ timeMs, series, region }: ReturnType<typeof toConsoleCall>): string {
  return `${timeMs},${series},${region}`;
}
