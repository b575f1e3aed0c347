import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { instant } from "@/lib/db/sql-instant";
import { type Place, placeKey } from "./place-key";
import { type Span, Spans } from "./spans";

/** What the digests of a place say, all its trails together. */
export interface DigestSpans {
  readonly place: Place;
  /** Verified digests speak for it. */
  readonly proven: Spans;
  /** Of these, with files that are not here. */
  readonly lacking: Spans;
  /** A digest should be there and is not. */
  readonly missing: Spans;
  /** Validation or logging was off: a chain ends, and another begins. */
  readonly off: Spans;
}

interface SpanRow extends Place, Span {
  readonly what: "proven" | "lacking" | "missing" | "off";
}

/**
 * Digest windows that touch a time, by place (see `placeKey`), as the validation judged them. Those
 * of one state that follow each other are one span, so the rows are few however long the time. A
 * trail that was copied to several sources is proven where one of the copies is: what another copy
 * lacks is not missing. Backfill digests have no windows of their own.
 */
export async function readDigestSpans(
  reader: Reader,
  fromMs: number,
  toMs: number,
): Promise<ReadonlyMap<string, DigestSpans>> {
  const rows = await ask<SpanRow>(
    reader,
    Prisma.sql`with trail as (
        select account_id, region_id,
          ${spans("state = 'verified'")} as proven,
          ${spans("state = 'verified' and files_here >= files_named")} as whole,
          ${spans("state = 'verified' and files_here < files_named")} as lacking,
          ${spans("state = 'missing'")} as missing,
          ${spans("state = 'off'")} as off
        from digest_window
        where starts_at < ${instant(toMs)} and ends_at > ${instant(fromMs)}
          and starts_at < ends_at and not backfill and ${isAccountInScope(reader)}
        group by account_id, region_id, trail, home_region),
      place as (
        select account_id, region_id, range_agg(proven) as proven,
          range_agg(lacking - whole) as lacking, range_agg(missing - proven) as missing,
          range_agg(off - proven) as off
        from trail group by 1, 2)
      select a.value as account, r.value as region, s.what,
        extract(epoch from lower(t.span))::float8 * 1000 as "fromMs",
        extract(epoch from upper(t.span))::float8 * 1000 as "toMs"
      from place p join account a on a.id = p.account_id join region r on r.id = p.region_id,
        lateral (values ('proven', proven), ('lacking', lacking), ('missing', missing), ('off', off)) as s(what, spans),
        unnest(s.spans) as t(span)`,
  );
  const places = new Map<string, { place: Place; parts: Record<SpanRow["what"], Span[]> }>();
  for (const { account, region, what, ...span } of rows) {
    const place = { account, region };
    const key = placeKey(place);
    const known = places.get(key) ?? { place, parts: noParts() };
    places.set(key, known);
    known.parts[what].push(span);
  }
  return new Map(
    [...places].map(([key, { place, parts }]) => [
      key,
      {
        place,
        proven: Spans.of(parts.proven),
        lacking: Spans.of(parts.lacking),
        missing: Spans.of(parts.missing),
        off: Spans.of(parts.off),
      },
    ]),
  );
}

const noParts = (): Record<SpanRow["what"], Span[]> => ({
  proven: [],
  lacking: [],
  missing: [],
  off: [],
});

function spans(condition: string): Prisma.Sql {
  return Prisma.raw(
    `coalesce(range_agg(tstzrange(starts_at, ends_at)) filter (where ${condition}), '{}')`,
  );
}
