import type { Period } from "@/lib/api/period-contract";
import type { RegionGrid } from "@/lib/api/region-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countedRows } from "@/lib/db/search/counted-rows";
import { type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { shownText } from "@/lib/events/shown-value";
import { parseQuery } from "@/lib/search/parse";
import { allOf, valueCondition } from "@/lib/search/value-condition";
import { regionKey } from "./region-key";
import { whySignIn } from "./sign-in-placement";

const SIGN_IN = "event:ConsoleLogin service:signin.amazonaws.com";

interface CountRow {
  readonly value: string;
  readonly events: bigint;
}

/**
 * STS calls by the Region that served them.
 * @param scope condition that makes a link as narrow as the page
 */
export async function countServed(
  reader: Reader,
  period: Period,
  nowMs: number,
  scope: string,
): Promise<RegionGrid["served"]> {
  const question = questionOf("", period, nowMs);
  const filter = await filterEvents(reader, question);
  const rows = await ask<CountRow>(
    reader,
    Prisma.sql`select d.served_region as value, sum(r.count)::int8 as events
      from (${countedRows(filter, question, "shape_id")}) as r
      join shape d on d.id = r.shape_id where d.served_region <> '' group by 1`,
  );
  return folded(rows).map(({ value, events }) => {
    const region = shownText(value);
    const q = allOf(scope, valueCondition("served_region", region));
    const elsewhere = allOf(q, `-${valueCondition("region", region)}`);
    return { region, events, link: linkOf(q, period), elsewhere: linkOf(elsewhere, period) };
  });
}

/** Console sign-ins by the Region that recorded them, with why they may stand there. */
export async function countSignIns(
  reader: Reader,
  period: Period,
  nowMs: number,
  scope: string,
): Promise<RegionGrid["signIns"]> {
  const question = questionOf(SIGN_IN, period, nowMs);
  const filter = await filterEvents(reader, question);
  const rows = await ask<CountRow>(
    reader,
    Prisma.sql`select d.value, sum(r.count)::int8 as events
      from (${countedRows(filter, question, "region_id")}) as r
      join region d on d.id = r.region_id group by 1`,
  );
  return folded(rows).map(({ value, events }) => {
    const { region, q } = regionKey(value);
    const link = linkOf(allOf(scope, SIGN_IN, q), period);
    return { region, events, why: whySignIn(region), link };
  });
}

function questionOf(q: string, { fromMs, toMs }: Period, nowMs: number): EventQuestion {
  return { query: parseQuery(q).query, fromMs, toMs, asof: null, nowMs };
}

function linkOf(q: string, { fromMs, toMs }: Period) {
  return { q, fromMs, toMs };
}

/** Texts that the query language compares as one are counted together; most events first. */
function folded(rows: readonly CountRow[]): { value: string; events: number }[] {
  const sums = new Map<string, { value: string; events: number }>();
  for (const { value, events } of rows) {
    const known = sums.get(value.toLowerCase());
    if (known) known.events += Number(events);
    else sums.set(value.toLowerCase(), { value, events: Number(events) });
  }
  return [...sums.values()].sort((a, b) => b.events - a.events);
}
