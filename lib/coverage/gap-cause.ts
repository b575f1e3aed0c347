import type { EventRow } from "@/lib/api/contract";
import type { CoverageGap } from "@/lib/api/coverage-contract";
import type { Place } from "@/lib/db/coverage/place-key";
import type { Switch } from "@/lib/events/list-switches";
import { allOf, hasValue } from "@/lib/events/query-conditions";
import type { PlaceOffSpan } from "@/lib/events/read-off-spans";
import { linkToValue } from "@/lib/period/event-link";
import type { FoundGap } from "./find-gaps";

const HOUR_MS = 3_600_000;
/** What ends a delivery is seen when the next one does not come: a digest is due after 2 h 15 min. */
const BEFORE_MS = 2.25 * HOUR_MS;
const ENDS = new Set(["StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors"]);

/** Calls that may explain a gap, each in order of time. */
export interface CauseSources {
  readonly spans: readonly PlaceOffSpan[];
  readonly switches: readonly Switch[];
  readonly bucketCalls: readonly EventRow[];
}

interface Call {
  readonly eventName: string;
  readonly timeMs: number;
  readonly account: string | null;
  readonly principal: string;
}

/**
 * The call that most likely explains a gap: the one that switched recording off, else the last one
 * just before it that changed the trail or its bucket, else the first one inside. Null when none is
 * known. That it came then does not prove that it is why.
 */
export function findCause(
  gap: FoundGap,
  place: Place,
  sources: CauseSources,
): CoverageGap["cause"] {
  const call = switchedOff(gap, place, sources.spans) ?? nearest(gap, candidates(place, sources));
  if (call === null) return null;
  const { eventName, timeMs, account, principal } = call;
  const condition = allOf([hasValue("event", eventName), hasValue("account", account)]);
  const period = { fromMs: timeMs, toMs: timeMs + 1000 };
  const link = linkToValue({ scope: undefined, period }, condition);
  return link && { eventName, timeMs, principal: principal === "" ? null : principal, link };
}

function switchedOff({ fromMs, toMs }: FoundGap, place: Place, spans: readonly PlaceOffSpan[]) {
  const span = spans.findLast(
    (one) => one.concerns(place) && one.fromMs < toMs && one.endsAt(place) > fromMs,
  );
  return span?.call ?? null;
}

function candidates({ account }: Place, { switches, bucketCalls }: CauseSources): Call[] {
  const ofTrails = switches.filter(
    (call) => ENDS.has(call.eventName) && (call.account === account || call.isOrganization),
  );
  const ofBuckets = bucketCalls.flatMap(({ eventName, timeMs, principal, ...call }) =>
    eventName === null || timeMs === null
      ? []
      : [{ ...call, eventName, timeMs, principal: principal.name }],
  );
  return [...ofTrails, ...ofBuckets].sort((a, b) => a.timeMs - b.timeMs);
}

function nearest({ fromMs, toMs }: FoundGap, calls: readonly Call[]): Call | null {
  const before = calls.findLast(({ timeMs }) => timeMs >= fromMs - BEFORE_MS && timeMs <= fromMs);
  return before ?? calls.find(({ timeMs }) => timeMs > fromMs && timeMs < toMs) ?? null;
}
