import { Prisma } from "@/lib/db/generated/client";
import type { FoundEvent } from "@/lib/detections/finding";
import { IS_CONSOLE_READ } from "@/lib/regions/console-calls";
import { type ConsoleCall, findFanOut } from "@/lib/regions/find-fan-out";
import { dictionaryTerm } from "@/lib/search/index-term";
import type { ReadTx } from "./detector";
import { type JudgedDay, judgedRows } from "./judged-days";

/** Reads of one day that are looked at; what lies beyond is no known fan-out. */
const MOST_READS = 20_000;

/** A call that a console made to many Regions at once. */
export interface FanOutCall extends ConsoleCall {
  readonly hasFailed: boolean;
  readonly event: FoundEvent;
}

/** Calls of a day that a console made to at least five Regions within a minute. */
export async function listFanOut(tx: ReadTx, day: JudgedDay): Promise<FanOutCall[]> {
  const rows = await tx.$queryRaw<
    {
      timeMs: number;
      region: string;
      actionId: number;
      hasFailed: boolean;
      eventId: string;
      contentHash: string;
    }[]
  >(Prisma.sql`
    select extract(epoch from e.event_time)::float8 * 1000 as "timeMs", lower(d.value) as region,
      e.action_id as "actionId", e.outcome in (2, 3) as "hasFailed", e.event_id::text as "eventId", e.content_hash::text as "contentHash"
    from ${judgedRows([day])} join event e on e.event_time >= j.day
      and e.event_time < j.day + interval '1 day' and e.account_id = j.account_id
      and e.principal_id = j.principal_id
      and e.terms @> array[${dictionaryTerm("principal", 0)}::int8 + j.principal_id]
    join region d on d.id = e.region_id
    where ${IS_CONSOLE_READ} order by e.event_time, e.event_id limit ${MOST_READS}`);
  const calls = rows.map(({ timeMs, region, actionId, hasFailed, eventId, contentHash }) => ({
    timeMs,
    region,
    hasFailed,
    series: String(actionId),
    event: { accountId: day.accountId, eventId, contentHash, timeMs },
  }));
  return [...findFanOut(calls)];
}
