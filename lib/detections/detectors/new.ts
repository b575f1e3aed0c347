import type { Finding } from "@/lib/detections/finding";
import { type Detect, NOTHING } from "./detector";
import { FEWEST_DAYS, FEWEST_EVENTS, judgeNew, newSentence } from "./judge-new";
import { DAY_MS, listJudgedDays, scopesOf } from "./judged-days";
import { readKnownPast } from "./known-past";
import { type FreshValue, listFreshValues, readPrincipalPast } from "./new-values";
import { shownName } from "./shown-name";

const SHOWN_EVENTS = 20;
const SHOWN_VALUES = 20;
/** Others do not tell news: services are not people, and who is unknown has no habits. */
const NO_HABITS: ReadonlySet<string> = new Set(["service", "account", "unknown"]);

/** N1, N2: a principal does what it was never seen doing; one alert a day for all that was new. */
export const detectNew: Detect = async (tx, changes) => {
  const listed = await listJudgedDays(tx, changes.days);
  const days = listed.filter(({ kind }) => !NO_HABITS.has(kind));
  if (days.length === 0) return NOTHING;
  const accounts = await readKnownPast(tx, days);
  const fresh = new Map<number, FreshValue[]>();
  for (const value of await listFreshValues(tx, days)) {
    fresh.set(value.at, [...(fresh.get(value.at) ?? []), value]);
  }
  const pasts = await readPrincipalPast(tx, days, fresh.keys());
  const findings = pasts.flatMap(({ at, days: knownDays, events, ...habit }): Finding[] => {
    const day = days[at];
    if (!day || knownDays < FEWEST_DAYS || events < FEWEST_EVENTS) return [];
    if (!accounts.isEnough(day.accountId, day.dayMs)) return [];
    const values = fresh.get(at) ?? [];
    const verdict = judgeNew(
      values.map(({ kind, value, others }) => ({ kind, value: shownName(value), others })),
      habit,
    );
    if (!verdict) return [];
    const times = values.map(({ firstMs }) => firstMs);
    const seen = new Map(values.map((value) => [value.eventId, value]));
    return [
      {
        detector: "new",
        subject: [{ field: "ct.principal", value: day.key }],
        accountIds: [day.accountId],
        windowStartMs: day.dayMs,
        windowEndMs: day.dayMs + DAY_MS,
        firstMs: Math.min(...times),
        lastMs: Math.max(...times),
        count: seen.size,
        failed: [...seen.values()].filter(({ hasFailed }) => hasFailed).length,
        level: verdict.level,
        title: "Never seen with this principal before",
        sentence: newSentence(verdict, knownDays, events),
        numbers: {
          knownDays,
          knownEvents: events,
          ...habit,
          values: verdict.values.slice(0, SHOWN_VALUES),
          moreValues: Math.max(0, verdict.values.length - SHOWN_VALUES),
        },
        events: [...seen.values()]
          .slice(0, SHOWN_EVENTS)
          .map(({ eventId, contentHash, firstMs }) => ({
            accountId: day.accountId,
            eventId,
            contentHash,
            timeMs: firstMs,
          })),
      },
    ];
  });
  return { scopes: scopesOf(days), findings };
};
