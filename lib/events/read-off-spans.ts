import type { Reader } from "@/lib/auth/reader";
import { plainArray, textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { DIGEST_DUE_MS } from "@/lib/db/coverage/hour-state";
import { listLastDeliveries } from "@/lib/db/coverage/last-deliveries";
import type { OffDuring } from "@/lib/db/coverage/place-hours";
import { type Place, placeKey } from "@/lib/db/coverage/place-key";
import { Prisma } from "@/lib/db/generated/client";
import type { Switch } from "./list-switches";
import { findOffSpans, type OffSpan } from "./off-spans";

/** A time in which recording was off, as far as it holds for a place. */
export interface PlaceOffSpan extends OffSpan {
  /** When it was on again: something was delivered from there, whatever the calls say. */
  readonly endsAt: (place: Place) => number;
}

/** Times in which recording was off, as calls tell, and AWS where it was asked about trails. */
export async function readOffSpans(
  reader: Reader,
  switches: readonly Switch[],
): Promise<readonly PlaceOffSpan[]> {
  if (switches.length === 0) return [];
  const settings = await ask<{ arn: string; isMultiRegion: boolean | null }>(
    reader,
    Prisma.sql`select trail_arn as arn,
        (settings #> '{values,multiRegion}' = 'true') as "isMultiRegion" from trail_setting`,
  );
  const spans = findOffSpans(switches, ({ account, homeRegion, name }) => {
    const end = `:cloudtrail:${homeRegion}:${account}:trail/${name}`;
    return settings.find(({ arn }) => arn.endsWith(end))?.isMultiRegion ?? null;
  });
  const resumed = await findResumed(reader, spans);
  return spans.map((span, at) => ({
    ...span,
    endsAt: (place) => Math.min(span.toMs, resumed.get(`${at} ${placeKey(place)}`) ?? span.toMs),
  }));
}

/** The spans as the rule about hours asks for them. */
export function offDuring(spans: readonly PlaceOffSpan[]): OffDuring {
  return (place) => {
    const own = spans
      .filter(({ concerns }) => concerns(place))
      .map(({ cause, fromMs, endsAt }) => ({ cause, fromMs, toMs: endsAt(place) }));
    return (fromMs, toMs) =>
      own.find((span) => span.fromMs < toMs && span.toMs > fromMs)?.cause ?? null;
  };
}

/**
 * The first hour of each span in which something came from a place that it concerns, though no call
 * says why: of another trail, or of one that was started unseen. What was on its way when recording
 * ended comes soon after and is left out.
 */
async function findResumed(
  reader: Reader,
  spans: readonly OffSpan[],
): Promise<ReadonlyMap<string, number>> {
  if (spans.length === 0) return new Map();
  const places = await listLastDeliveries(reader);
  const asked = spans.flatMap(({ fromMs, concerns }, at) =>
    places.filter(concerns).map((place) => ({ ...place, at, afterMs: fromMs + DIGEST_DUE_MS })),
  );
  const rows = await ask<Place & { at: number; resumedMs: number }>(
    reader,
    Prisma.sql`select w.at, w.account, w.region, extract(epoch from c.hour)::float8 * 1000 as "resumedMs"
      from unnest(${plainArray(asked.map(({ at }) => at))}::int4[],
          ${textArray(asked.map(({ account }) => account))}::text[],
          ${textArray(asked.map(({ region }) => region))}::text[],
          ${plainArray(asked.map(({ afterMs }) => afterMs))}::float8[]) as w(at, account, region, after)
        join account a on a.value = w.account join region r on r.value = w.region,
        lateral (select min(hour) as hour from coverage_hour where account_id = a.id
          and region_id = r.id and family <> 'events' and hour > to_timestamp(w.after / 1000)) as c
      where c.hour is not null`,
  );
  return new Map(
    rows.map(({ at, resumedMs, ...place }) => [`${at} ${placeKey(place)}`, resumedMs]),
  );
}
