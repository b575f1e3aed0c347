import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { instant } from "@/lib/db/sql-instant";
import { type DigestSpans, readDigestSpans } from "./digest-spans";
import { hoursWhere } from "./hour-presence";
import type { Span } from "./spans";

const HOUR_MS = 3_600_000;

/** A digest by itself covers nothing: it speaks about files, and only a verified one is believed. */
const COVERS = Prisma.sql`family <> 'digest'`;

/**
 * Hours since 1970 for which log files were delivered, of which events are indexed, or which verified
 * digests prove to be empty: anywhere in the reader's accounts, since a Region in which nothing
 * happens may deliver nothing.
 */
export async function readCoveredHours(
  reader: Reader,
  fromMs: number,
  toMs: number,
): Promise<ReadonlySet<number>> {
  const time = wholeHours(fromMs, toMs);
  // One look for each hour, however much came in it.
  const rows = await ask<{ hour: number }>(
    reader,
    Prisma.sql`select (extract(epoch from h.hour) / 3600)::int as hour
      from generate_series(${instant(time.fromMs)}, ${instant(time.toMs - 1)}, interval '1 hour') as h(hour)
      where exists (select from coverage_hour c
        where c.hour = h.hour and ${COVERS} and ${isAccountInScope(reader)})`,
  );
  const hours = new Set(rows.map(({ hour }) => hour));
  const open = between(time).filter((hour) => !hours.has(hour));
  const [first, last] = [open[0], open.at(-1)];
  if (first === undefined || last === undefined) return hours;
  const silent = { fromMs: first * HOUR_MS, toMs: (last + 1) * HOUR_MS };
  for (const spans of (await readDigestSpans(reader, silent.fromMs, silent.toMs)).values()) {
    for (const hour of provenHours(spans, silent)) hours.add(hour);
  }
  return hours;
}

/** The same by Region, as the dictionary spells it. */
export async function readRegionHours(
  reader: Reader,
  fromMs: number,
  toMs: number,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const time = wholeHours(fromMs, toMs);
  const [days, digests] = await Promise.all([
    ask<{ region: string; startMs: number; hours: number }>(
      reader,
      Prisma.sql`select r.value as region, c."startMs", c.hours
        from (select region_id, ${hoursWhere("files + events")} as hours,
            extract(epoch from date_bin('1 day', hour, 'epoch'))::float8 * 1000 as "startMs"
          from coverage_hour
          where ${COVERS} and hour >= ${instant(time.fromMs)} and hour < ${instant(time.toMs)}
            and ${isAccountInScope(reader)}
          group by region_id, 3) as c
        join region r on r.id = c.region_id`,
    ),
    readDigestSpans(reader, time.fromMs, time.toMs),
  ]);
  const regions = new Map<string, Set<number>>();
  const add = (region: string, hour: number) => {
    const hours = regions.get(region) ?? new Set();
    regions.set(region, hours.add(hour));
  };
  for (const { region, startMs, hours } of days) {
    for (let hour = 0; hour < 24; hour++) {
      if ((hours & (1 << hour)) !== 0) add(region, startMs / HOUR_MS + hour);
    }
  }
  for (const spans of digests.values()) {
    for (const hour of provenHours(spans, time)) add(spans.place.region, hour);
  }
  return regions;
}

function provenHours({ proven }: DigestSpans, time: Span): number[] {
  return [...proven].flatMap((span) =>
    between({
      fromMs: Math.max(span.fromMs, time.fromMs),
      toMs: Math.min(span.toMs, time.toMs),
    }),
  );
}

/** Hours that lie wholly in a time. */
function between({ fromMs, toMs }: Span): number[] {
  const first = Math.ceil(fromMs / HOUR_MS);
  const count = Math.max(0, Math.floor(toMs / HOUR_MS) - first);
  return Array.from({ length: count }, (_, at) => first + at);
}

function wholeHours(fromMs: number, toMs: number): Span {
  return {
    fromMs: Math.floor(fromMs / HOUR_MS) * HOUR_MS,
    toMs: Math.ceil(toMs / HOUR_MS) * HOUR_MS,
  };
}
