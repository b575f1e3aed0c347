import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import type { ReadTx } from "./detector";
import { DAY_MS } from "./judged-days";

/** As the page of Regions learns them. */
const LEARNED_DAYS = 30;
const HOME_SHARE = 0.01;

/** What a Region is to an account on one day. */
export interface RegionStanding {
  /** What a person said that held on that day; null when nothing did. */
  readonly said: "home" | "allowed" | "denied" | null;
  readonly isLearned: boolean;
  /** Of the 30 days before, global services left out: writes here and in all Regions. */
  readonly writes: number;
  readonly allWrites: number;
}

export interface RegionPin {
  readonly state: "home" | "allowed" | "denied";
  readonly expiresMs: number | null;
}

/** An account's writes by day and folded Region, and what was said about its Regions. */
export class HomeRegions {
  constructor(
    private readonly writes: ReadonlyMap<number, ReadonlyMap<string, number>>,
    private readonly pins: ReadonlyMap<string, RegionPin>,
  ) {}

  /** @param region folded */
  standing(region: string, dayMs: number): RegionStanding {
    let own = 0;
    let all = 0;
    for (let back = 1; back <= LEARNED_DAYS; back++) {
      for (const [place, count] of this.writes.get(dayMs - back * DAY_MS) ?? []) {
        all += count;
        if (place === region) own += count;
      }
    }
    const pin = this.pins.get(region);
    const holds = pin !== undefined && (pin.expiresMs === null || pin.expiresMs > dayMs);
    return {
      said: holds ? pin.state : null,
      isLearned: all > 0 && own / all >= HOME_SHARE,
      writes: own,
      allWrites: all,
    };
  }
}

/** @param days of one account, in any order */
export async function readHomeRegions(
  tx: ReadTx,
  accountId: number,
  days: readonly number[],
): Promise<HomeRegions> {
  const fromMs = Math.min(...days) - LEARNED_DAYS * DAY_MS;
  const rows = await tx.$queryRaw<{ dayMs: number; region: string; writes: number }[]>(Prisma.sql`
    select extract(epoch from date_trunc('day', r.hour, 'UTC'))::float8 * 1000 as "dayMs",
      lower(d.value) as region, sum(r.count)::float8 as writes
    from region_hour r join region d on d.id = r.region_id
    where r.account_id = ${accountId}::int4 and r.hour >= ${instant(fromMs)}
      and r.hour < ${instant(Math.max(...days))} and not r.is_global and r.read_only = 0
    group by 1, 2`);
  const writes = new Map<number, Map<string, number>>();
  for (const row of rows) {
    const day = writes.get(row.dayMs) ?? new Map<string, number>();
    writes.set(row.dayMs, day.set(row.region, row.writes));
  }
  const pins = await tx.$queryRaw<(RegionPin & { region: string })[]>(Prisma.sql`
    select lower(p.region) as region, p.state,
      extract(epoch from p.expires_at)::float8 * 1000 as "expiresMs"
    from region_policy p join account a on a.value = p.account where a.id = ${accountId}::int4`);
  return new HomeRegions(writes, new Map(pins.map(({ region, ...pin }) => [region, pin])));
}
