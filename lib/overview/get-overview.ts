import type { z } from "zod";
import {
  FRESH_KINDS,
  MOVER_KINDS,
  type Overview,
  type overviewParamsSchema,
} from "@/lib/api/overview-contract";
import type { Period } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { filterEvents } from "@/lib/db/search/event-filter";
import { allOf, hasValue } from "@/lib/events/query-conditions";
import { listUncovered } from "@/lib/events/uncovered";
import { type LinkBase, linkTo } from "@/lib/period/event-link";
import { measureBaseline } from "@/lib/period/measure-baseline";
import { narrowReader } from "@/lib/period/narrow-reader";
import { readPeriod } from "@/lib/period/read-period";
import type { Query } from "@/lib/search/ast";
import { countActivity } from "./count-activity";
import { countCovered } from "./count-covered";
import type { Counted } from "./count-values";
import { countSince, describeIngest } from "./describe-ingest";
import { listFresh } from "./list-fresh";
import { listSpikes } from "./list-spikes";
import { countGroup, listMovers } from "./overview-lists";
import { KINDS } from "./value-kinds";

const USUAL_MS = 7 * 86_400_000;
const ROOT = hasValue("kind", "root");
const WRITES = hasValue("readonly", "false");
/** A federated user's sign-in says nothing about MFA, so it is not among them (AWS: sign-in events). */
const WITHOUT_MFA = allOf([
  hasValue("event", "ConsoleLogin"),
  hasValue("mfa", "false"),
  hasValue("outcome", "success"),
]);

/**
 * What changed in a period: each number is that of the events behind its link. Throws AppError
 * `invalid` for times or accounts that cannot be read.
 */
export async function getOverview(
  allReader: Reader,
  { since, scope, ...times }: z.output<typeof overviewParamsSchema>,
  nowMs: number,
): Promise<Overview> {
  const reader = narrowReader(allReader, scope);
  const period = await readPeriod(reader, times, USUAL_MS, nowMs);
  const previous = before(period);
  const base: LinkBase = { period, scope };
  const timeOf = ({ fromMs, toMs }: Period) => ({ fromMs, toMs, asof: null, nowMs });
  const count = async (of: Period, query: Query | null = null): Promise<Counted> => {
    const question = { query, ...timeOf(of) };
    return { question, filter: await filterEvents(reader, question) };
  };
  const [now, earlier, writes, ofRoot, signIns, baseline] = await Promise.all([
    count(period),
    count(previous),
    count(period, WRITES),
    count(period, ROOT),
    count(period, WITHOUT_MFA),
    measureBaseline(reader, period.fromMs),
  ]);
  const isKnown = baseline.isEnough;
  const [fresh, movers, activity, previously, root, withoutMfa, ...rest] = await Promise.all([
    isKnown
      ? Promise.all(
          FRESH_KINDS.map(async (what) => {
            const counted = what === "write-action" ? writes : now;
            return { what, ...(await listFresh(reader, KINDS[what], counted, base)) };
          }),
        )
      : [],
    Promise.all(
      MOVER_KINDS.map((what) => listMovers(reader, what, { now, earlier }, base, previous)),
    ),
    countActivity(reader, now, period),
    countActivity(reader, earlier, previous),
    countGroup(reader, KINDS.action, ofRoot, base),
    countGroup(reader, KINDS.principal, signIns, base),
    listUncovered(reader, period.fromMs, period.toMs),
    describeIngest(reader, nowMs),
    countCovered(reader, period),
    countCovered(reader, previous),
    isKnown ? listSpikes(reader, period, baseline, scope) : { rows: [], total: 0 },
    since === undefined ? null : countSince(reader, since),
  ]);
  const [uncovered, ingest, coverage, { coveredHours }, spikes, sinceLast] = rest;
  return {
    period,
    previous,
    counts: activity.counts,
    previousCounts: previously.counts,
    link: linkTo(base),
    previousLink: linkTo({ ...base, period: previous }),
    activity: { bucketMs: activity.bucketMs, buckets: activity.buckets, uncovered },
    baseline,
    fresh,
    root,
    withoutMfa,
    spikes,
    movers: movers.flat(),
    since: sinceLast,
    ingest,
    coverage: { ...coverage, previousCoveredHours: coveredHours },
    asof: now.filter.asof,
  };
}

/** As long, right before. */
function before({ fromMs, toMs, basis }: Period): Period {
  return { fromMs: fromMs - (toMs - fromMs), toMs: fromMs, basis };
}
