import type { Overview } from "@/lib/api/overview-contract";
import type { Baseline, Period } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { readCoveredHours } from "@/lib/db/coverage/covered-hours";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { instant } from "@/lib/db/sql-instant";
import { OUTCOMES, VALUE_KINDS } from "@/lib/db/stored-numbers";
import { hasValue } from "@/lib/events/query-conditions";
import { linkTo } from "@/lib/period/event-link";
import { findSpikes } from "./find-spikes";

const HOUR_MS = 3_600_000;
const MOST = 10;
const DENIED = OUTCOMES.indexOf("denied");

/** Whole hours of the period with far more denied calls than usual. None without a baseline. */
export async function listSpikes(
  reader: Reader,
  period: Period,
  baseline: Pick<Baseline, "fromMs" | "toMs">,
  scope: string | undefined,
): Promise<Overview["spikes"]> {
  const accounts = isAccountInScope(reader);
  const [denied, covered] = await Promise.all([
    ask<{ hour: number; count: bigint }>(
      reader,
      Prisma.sql`select ${HOUR} as hour, sum(count)::int8 as count from facet_hour
        where kind = ${VALUE_KINDS.outcome}::int2 and value_id = ${DENIED}::int4
          and hour >= ${instant(baseline.fromMs)} and hour < ${instant(period.toMs)} and ${accounts}
        group by 1`,
    ),
    readCoveredHours(reader, baseline.fromMs, baseline.toMs),
  ]);
  const spikes = findSpikes(
    new Map(denied.map(({ hour, count }) => [hour, Number(count)])),
    // Whole hours alone: of a part there is nothing to compare.
    [...covered].filter(
      (hour) => hour * HOUR_MS >= baseline.fromMs && (hour + 1) * HOUR_MS <= baseline.toMs,
    ),
    Math.ceil(period.fromMs / HOUR_MS),
    Math.floor(period.toMs / HOUR_MS),
  );
  const rows = spikes.slice(0, MOST).map(({ hour, ...counts }) => {
    const [startMs, endMs] = [hour * HOUR_MS, (hour + 1) * HOUR_MS];
    const base = { scope, period: { fromMs: startMs, toMs: endMs } };
    return { startMs, endMs, ...counts, link: linkTo(base, hasValue("outcome", "denied")) };
  });
  return { rows, total: spikes.length };
}

const HOUR = Prisma.sql`(extract(epoch from hour)::float8 / 3600)::int4`;
