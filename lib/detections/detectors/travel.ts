import { Prisma } from "@/lib/db/generated/client";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import type { Finding } from "@/lib/detections/finding";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { formatTimeInWords } from "@/lib/format/time";
import { type Detect, NOTHING, type ReadTx } from "./detector";
import { findJourney, type Journey, type Place, type Sighting } from "./judge-travel";
import { DAY_MS, type JudgedDay, judgedRows, listJudgedDays, scopesOf } from "./judged-days";
import { readKnownPast } from "./known-past";

/** People, who are at one place at a time. A role may be worn by many at once. */
const PEOPLE: ReadonlySet<string> = new Set(["user", "root", "identity-center"]);

interface AddressDay {
  readonly at: number;
  readonly ip: string;
  readonly isThisDay: boolean;
  readonly calls: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

/**
 * G1: one person at two places sooner than anybody travels.
 * @param locate where an address is; null where it is not known. Without a file of addresses that
 *   has coordinates it never is, and nothing is found.
 */
export function detectTravel(locate: (ip: string) => Promise<Place | null>): Detect {
  return async (tx, changes) => {
    const listed = await listJudgedDays(tx, changes.days);
    const days = listed.filter(({ kind }) => PEOPLE.has(kind));
    if (days.length === 0) return NOTHING;
    const past = await readKnownPast(tx, days);
    const byDay = new Map<number, AddressDay[]>();
    for (const row of await readAddresses(tx, days)) {
      byDay.set(row.at, [...(byDay.get(row.at) ?? []), row]);
    }
    const findings: Finding[] = [];
    for (const [at, rows] of byDay) {
      const day = days[at];
      if (!day || rows.length < 2 || !past.isEnough(day.accountId, day.dayMs)) continue;
      const journey = findJourney(await placesOf(rows, locate, day.dayMs));
      if (journey) findings.push(findingOf(day, rows, journey));
    }
    return { scopes: scopesOf(days), findings };
  };
}

/** First and last time of each address on the day; of those of the day before, the latest alone. */
async function placesOf(
  rows: readonly AddressDay[],
  locate: (ip: string) => Promise<Place | null>,
  dayMs: number,
): Promise<Sighting[]> {
  const sightings = await Promise.all(
    rows.map(async ({ ip, firstMs, lastMs }) => {
      const place = await locate(ip);
      return [firstMs, lastMs].map((timeMs) => ({ timeMs, ip, place }));
    }),
  );
  const all = sightings.flat();
  const earlier = all.filter(({ timeMs, place }) => timeMs < dayMs && place !== null);
  const last = Math.max(...earlier.map(({ timeMs }) => timeMs));
  return all.filter(({ timeMs }) => timeMs >= dayMs || timeMs === last);
}

function findingOf(day: JudgedDay, rows: readonly AddressDay[], journey: Journey): Finding {
  const { from, to, km, kmh, isSwitch } = journey;
  const seconds = (to.timeMs - from.timeMs) / 1000;
  const speed = Number.isFinite(kmh) ? `${formatCount(kmh)} km/h` : "no time at all";
  const ips = new Set([from.ip, to.ip]);
  return {
    detector: "travel",
    subject: [{ field: "ct.principal", value: day.key }],
    accountIds: [day.accountId],
    windowStartMs: day.dayMs,
    windowEndMs: day.dayMs + DAY_MS,
    firstMs: from.timeMs,
    lastMs: to.timeMs,
    count: rows.reduce(
      (sum, { ip, isThisDay, calls }) => (isThisDay && ips.has(ip) ? sum + calls : sum),
      0,
    ),
    failed: 0,
    level: isSwitch ? "low" : "medium",
    title: "One person at two places sooner than anybody travels",
    sentence: `From ${from.ip} at ${formatTimeInWords(from.timeMs, "utc")} and ${formatDuration(seconds)} later from ${to.ip}, ${formatCount(km)} km away by the address database: ${speed}; over 900 km/h nobody travels${isSwitch ? ", but within ten minutes a switch of networks is likelier" : ""}.`,
    numbers: {
      km: Math.round(km),
      kmh: Number.isFinite(kmh) ? Math.round(kmh) : null,
      from: { ip: from.ip, ...from.place, timeMs: from.timeMs },
      to: { ip: to.ip, ...to.place, timeMs: to.timeMs },
    },
    events: [],
  };
}

/** Addresses with calls that did not fail, of the days and those before them. */
function readAddresses(tx: ReadTx, days: readonly JudgedDay[]): Promise<AddressDay[]> {
  return tx.$queryRaw<AddressDay[]>(Prisma.sql`
    select j.at, host(s.address) as ip, x.day = j.day as "isThisDay", sum(x.count - x.denied - x.errors)::int4 as calls,
      extract(epoch from min(x.first_time))::float8 * 1000 as "firstMs",
      extract(epoch from max(x.last_time))::float8 * 1000 as "lastMs"
    from ${judgedRows(days)} join principal_day x on x.account_id = j.account_id
      and x.principal_id = j.principal_id and x.kind = ${VALUE_KINDS.sourceIp}::int2
      and x.day in (j.day, j.day - interval '1 day')
    join source_ip s on s.id = x.value_id
    where s.address is not null and x.count > x.denied + x.errors
    group by 1, 2, 3 order by 1, 4, 2`);
}
