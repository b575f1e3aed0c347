import type { Finding } from "@/lib/detections/finding";
import { formatCounted } from "@/lib/format/count";
import { type Detect, NOTHING, type ReadTx } from "./detector";
import { type FanOutCall, listFanOut } from "./fan-out";
import { type HomeRegions, readHomeRegions } from "./home-regions";
import { judgeRegion, type RegionVisit } from "./judge-region";
import { DAY_MS, type JudgedDay, listJudgedDays, scopesOf } from "./judged-days";
import { readKnownPast } from "./known-past";
import { type DayRegion, listDayRegions, readVisits } from "./region-visits";
import { shownName } from "./shown-name";

/** As many Regions make a fan-out. */
const MANY = 5;
const SHOWN_EVENTS = 20;

/** R1: activity outside the Regions that are usual for an account, one alert for each and each day. */
export const detectRegion: Detect = async (tx, changes) => {
  const days = await listJudgedDays(tx, changes.days);
  if (days.length === 0) return NOTHING;
  const past = await readKnownPast(tx, days);
  const homes = new Map<number, HomeRegions>();
  for (const accountId of new Set(days.map((day) => day.accountId))) {
    const own = days.flatMap((day) => (day.accountId === accountId ? [day.dayMs] : []));
    homes.set(accountId, await readHomeRegions(tx, accountId, own));
  }
  const isPastKnown = ({ accountId, dayMs }: JudgedDay) => past.isEnough(accountId, dayMs);
  const all = await listDayRegions(tx, days);
  const unusual = all.filter(({ at, region }) => {
    const day = days[at];
    const standing = day && homes.get(day.accountId)?.standing(region, day.dayMs);
    if (!day || !standing) return false;
    return standing.said === null
      ? !standing.isLearned && isPastKnown(day)
      : standing.said === "denied";
  });
  const fanOuts = await readFanOuts(tx, days, all, unusual);
  const visits = await readVisits(tx, days, unusual);
  const known = new Map(unusual.map((place) => [placeOf(place), place.isKnownToPrincipal]));
  const findings: Finding[] = [];
  for (const sums of visits) {
    const day = days[sums.at];
    const home = day && homes.get(day.accountId);
    if (!day || !home) continue;
    const quiet = fanOuts.get(sums.at)?.filter(({ region }) => region === sums.region) ?? [];
    const visit: RegionVisit = {
      ...sums,
      fanOut: quiet.length,
      isService: day.kind === "service",
      isKnownToPrincipal: known.get(placeOf(sums)) ?? false,
    };
    const standing = home.standing(sums.region, day.dayMs);
    const shown = { ...visit, region: shownName(sums.region) };
    const verdict = judgeRegion(shown, standing, isPastKnown(day));
    if (!verdict) continue;
    findings.push({
      ...findingOf(day, sums.region),
      ...verdict,
      title: "Activity in a Region that is not usual",
      firstMs: sums.firstMs,
      lastMs: sums.lastMs,
      count: sums.events,
      failed: sums.failed,
      numbers: {
        writes: sums.writes,
        writesDone: sums.writesDone,
        accountWritesHere: standing.writes,
        accountWrites: standing.allWrites,
        days: 30,
        said: standing.said,
        firstOfAccount: sums.isFirstOfAccount,
      },
      events: sums.first,
    });
  }
  for (const [at, calls] of fanOuts) {
    const day = days[at];
    if (day && unusual.some((place) => place.at === at)) findings.push(fanOutOf(day, calls));
  }
  return { scopes: scopesOf(days), findings };
};

async function readFanOuts(
  tx: ReadTx,
  days: readonly JudgedDay[],
  all: readonly DayRegion[],
  unusual: readonly DayRegion[],
): Promise<Map<number, FanOutCall[]>> {
  const regions = new Map<number, number>();
  for (const { at } of all) regions.set(at, (regions.get(at) ?? 0) + 1);
  const found = new Map<number, FanOutCall[]>();
  for (const at of new Set(unusual.map((place) => place.at))) {
    const day = days[at];
    if (!day || (regions.get(at) ?? 0) < MANY) continue;
    const calls = await listFanOut(tx, day);
    if (calls.length > 0) found.set(at, calls);
  }
  return found;
}

/** A console's look at all Regions: said once for the whole day, and no alarm. */
function fanOutOf(day: JudgedDay, calls: readonly FanOutCall[]): Finding {
  const regions = new Set(calls.map(({ region }) => region)).size;
  const times = calls.map(({ timeMs }) => timeMs);
  return {
    ...findingOf(day, "*"),
    level: "informational",
    title: "A console looked at many Regions at once",
    sentence: `${formatCounted(calls.length, "read-only call")} of a console to ${regions} Regions, each the same call to at least ${MANY} Regions within a minute: a page that lists all Regions makes them.`,
    firstMs: Math.min(...times),
    lastMs: Math.max(...times),
    count: calls.length,
    failed: calls.filter(({ hasFailed }) => hasFailed).length,
    numbers: { regions, calls: calls.length },
    events: calls.slice(0, SHOWN_EVENTS).map(({ event }) => event),
  };
}

function findingOf({ accountId, dayMs, key }: JudgedDay, region: string) {
  return {
    detector: "region" as const,
    subject: [
      { field: "ct.principal", value: key },
      { field: "awsRegion", value: region },
    ],
    accountIds: [accountId],
    windowStartMs: dayMs,
    windowEndMs: dayMs + DAY_MS,
  };
}

function placeOf({ at, region }: { readonly at: number; readonly region: string }): string {
  return `${at},${region}`;
}
