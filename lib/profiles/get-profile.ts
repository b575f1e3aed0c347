import type { PeriodParams } from "@/lib/api/period-contract";
import type { Profile, ProfileKind } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { shownText } from "@/lib/events/shown-value";
import { indexedSpan } from "@/lib/events/time-span";
import { joinable, linkToValue } from "@/lib/period/event-link";
import { measureBaseline } from "@/lib/period/measure-baseline";
import { findProfile } from "./find-profile";
import { listFresh } from "./fresh-values";
import { profileFacts } from "./profile-facts";
import { openPeriod } from "./profile-period";
import { profileRows } from "./profile-rows";
import { countDays, countHours } from "./profile-times";
import { countTotals } from "./profile-totals";
import { storyCounts } from "./story-counts";
import { tellStory } from "./tell-story";

/**
 * Who or what one profile is and what it did in a period.
 * Throws AppError `not_found`, `invalid`, and `timeout` when too many records decide.
 */
export async function getProfile(
  asking: Reader,
  kind: ProfileKind,
  id: string,
  params: PeriodParams,
  nowMs: number,
): Promise<Profile> {
  const { reader, period } = await openPeriod(asking, params, nowMs);
  const found = await findProfile(reader, kind, id, nowMs);
  const { query, days: dayRows } = found;
  const base = { query, scope: params.scope, period };
  const rows = await profileRows(reader, { query, period, nowMs, days: dayRows });
  const [{ name, facts }, totals, story, hours, days, baseline, span] = await Promise.all([
    profileFacts(reader, found, nowMs),
    countTotals(reader, rows),
    storyCounts(reader, kind, rows, period),
    countHours(reader, found, period, nowMs),
    countDays(reader, found, period, nowMs),
    measureBaseline(reader, period.fromMs),
    indexedSpan(reader, nowMs),
  ]);
  const fresh = await listFresh(reader, found, base, baseline, hours, nowMs);
  const news = baseline.isEnough && fresh !== null ? fresh.length : null;
  return {
    kind,
    id: found.id,
    name: shownText(name),
    period,
    facts,
    firstMs: found.firstMs,
    lastMs: found.lastMs,
    dataFromMs: span?.fromMs ?? null,
    ...totals,
    story: tellStory({ ...story, hours, fresh: news }),
    baseline,
    fresh,
    hours,
    days,
    q: joinable(query),
    link: linkToValue(base),
    asof: rows.asof,
  };
}
