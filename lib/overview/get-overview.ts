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
import { hasValue } from "@/lib/events/query-conditions";
import { listUncovered } from "@/lib/events/uncovered";
import { measureBaseline } from "@/lib/period/measure-baseline";
import { narrowReader } from "@/lib/period/narrow-reader";
import { readPeriod } from "@/lib/period/read-period";
import type { Query } from "@/lib/search/ast";
import { countActivity } from "./count-activity";
import { countCovered } from "./count-covered";
import type { Counted } from "./count-values";
import { countSince, describeIngest } from "./describe-ingest";
import { type LinkBase, linkTo } from "./event-link";
import { listSpikes } from "./list-spikes";
import { countGroup, countKinds, toFresh, toMovers } from "./overview-lists";
import { signInsWithoutMfa } from "./sign-ins-without-mfa";
import { KINDS } from "./value-kinds";

const USUAL_MS = 7 * 86_400_000;
const ROOT = hasValue("kind", "root");
const WRITES = hasValue("readonly", "false");
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
    signInsWithoutMfa(reader, timeOf(period)),
    measureBaseline(reader, period.fromMs),
  ]);
  const isKnown = baseline.isEnough;
  const [values, activity, previously, root, withoutMfa, ...rest] = await Promise.all([
    countKinds(reader, { now, earlier, writes }, period),
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
    fresh: isKnown ? FRESH_KINDS.map((what) => toFresh(what, values[what], base)) : [],
    root,
    withoutMfa,
    spikes,
    movers: MOVER_KINDS.flatMap((what) => toMovers(what, values[what], base, previous)),
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
