import { Prisma } from "@/lib/db/generated/client";
import type { Finding } from "@/lib/detections/finding";
import { formatCount, formatCounted } from "@/lib/format/count";
import { formatTimeInWords } from "@/lib/format/time";
import { type AccountDay, accountScopes, listAccountDays } from "./account-days";
import { type Detect, NOTHING, type ReadTx } from "./detector";
import { judgeRates, type RateVerdict } from "./judge-rate";
import { DAY_MS } from "./judged-days";
import { readKnownPast } from "./known-past";
import {
  type LookedHour,
  type RateKind,
  type RateSeries,
  readRateEvents,
  readRateHours,
} from "./rate-hours";
import { shownName } from "./shown-name";

/** An hour is compared with four weeks before it. */
const REACH_DAYS = 45;
const SHOWN_EVENTS = 20;

type UnusualHour = LookedHour & { readonly verdict: RateVerdict };

/** A1, A2: far more writes, or failures, of one action in one Region than usual; one alert a day. */
export function detectRate(kind: RateKind): Detect {
  return async (tx, changes) => {
    const days = await listAccountDays(tx, changes.hours, REACH_DAYS);
    if (days.length === 0) return NOTHING;
    const past = await readKnownPast(tx, days);
    const findings: Finding[] = [];
    for (const day of days) {
      if (!past.isEnough(day.accountId, day.dayMs)) continue;
      const unusual = await listUnusual(tx, kind, day);
      for (const hours of unusual) findings.push(await findingOf(tx, kind, day, hours));
    }
    return { scopes: accountScopes(days), findings };
  };
}

/** Unusual hours of a day, those of one series together. */
async function listUnusual(tx: ReadTx, kind: RateKind, day: AccountDay): Promise<UnusualHour[][]> {
  const bySeries = new Map<string, UnusualHour[]>();
  for (const { looked, series } of (await readRateHours(tx, kind, day)).values()) {
    const verdicts = judgeRates(looked, series);
    looked.forEach((hour, at) => {
      const verdict = verdicts[at];
      if (!verdict) return;
      const { regionId, actionId, errorId } = hour.series;
      const key = `${regionId},${actionId},${errorId}`;
      bySeries.set(key, [...(bySeries.get(key) ?? []), { ...hour, verdict }]);
    });
  }
  return [...bySeries.values()].map((hours) => hours.sort((a, b) => a.hourMs - b.hourMs));
}

async function findingOf(
  tx: ReadTx,
  kind: RateKind,
  { accountId, dayMs }: AccountDay,
  hours: readonly UnusualHour[],
): Promise<Finding> {
  const most = hours.reduce((a, b) => (b.count > a.count ? b : a));
  const { series } = most;
  const starts = hours.map(({ hourMs }) => hourMs);
  const events = await readRateEvents(tx, kind, accountId, series, starts, SHOWN_EVENTS);
  const names = await readNames(tx, series);
  const count = hours.reduce((sum, hour) => sum + hour.count, 0);
  const firstMs = events[0]?.timeMs ?? Math.min(...starts);
  const subject = [
    { field: "awsRegion", value: names.region },
    { field: "eventSource", value: names.source },
    { field: "eventName", value: names.name },
    ...(kind === "error-rate" ? [{ field: "errorCode", value: names.error }] : []),
  ];
  return {
    detector: kind,
    subject,
    accountIds: [accountId],
    windowStartMs: dayMs,
    windowEndMs: dayMs + DAY_MS,
    firstMs,
    lastMs: events[0]?.lastMs ?? Math.max(...starts),
    count,
    failed: hours.reduce((sum, { failed }) => sum + failed, 0),
    level: kind === "error-rate" ? "medium" : "low",
    title:
      kind === "rate" ? "Far more calls of an action than usual" : "Far more failures than usual",
    sentence: sentenceOf(kind, names, most),
    numbers: { hourMs: most.hourMs, calls: most.count, hours: hours.length, ...most.verdict },
    events: events.map(({ lastMs: _, ...event }) => event),
  };
}

interface Names {
  readonly region: string;
  readonly source: string;
  readonly name: string;
  readonly error: string;
}

async function readNames(tx: ReadTx, { regionId, actionId, errorId }: RateSeries): Promise<Names> {
  const [names] = await tx.$queryRaw<Names[]>(Prisma.sql`
    select coalesce((select value from region where id = ${regionId}::int4), '') as region,
      event_source as source, event_name as name,
      coalesce((select value from error where id = ${errorId}::int4), '') as error
    from action where id = ${actionId}::int4`);
  return names ?? { region: "", source: "", name: "", error: "" };
}

function sentenceOf(kind: RateKind, names: Names, { count, hourMs, verdict }: UnusualHour): string {
  const { by, usual, recentCalls, recentHours, weeks } = verdict;
  const what = kind === "rate" ? "call" : "failed call";
  const error = names.error === "" ? "" : ` (${shownName(names.error)})`;
  const about = usual < 10 ? usual.toPrecision(2) : formatCount(usual);
  const why =
    by === "seven days"
      ? `${formatCount(recentCalls)} in the ${formatCount(recentHours)} known hours of the seven days before, about ${about} an hour`
      : `${about} are usual at this hour of the week, by the median of ${weeks} weeks`;
  const where = shownName(names.region) || "no Region";
  return `${formatCounted(count, what)} of ${shownName(names.name)}${error} in ${where} in the hour from ${formatTimeInWords(hourMs, "utc")}; ${why}.`;
}
