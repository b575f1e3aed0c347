import type { Coverage } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { type PlaceHours, readPlaceHours } from "@/lib/db/coverage/place-hours";
import type { Place } from "@/lib/db/coverage/place-key";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import type { Query } from "@/lib/search/ast";
import { listSwitches } from "./list-switches";
import { offDuring, readOffSpans } from "./read-off-spans";
import { indexedSpan } from "./time-span";

const HOUR_MS = 3_600_000;
const LONGEST_MS = 120 * 24 * HOUR_MS;

/**
 * Hours of a question's time by what is known of them, once for each place that it can be about: those
 * that the index has seen, and those that the query names. Null for a time that is too long to tell.
 */
export async function describeHours(
  reader: Reader,
  { query, nowMs, ...asked }: EventQuestion,
): Promise<Coverage["hours"]> {
  const open = asked.fromMs === null || asked.toMs === null;
  const span = open ? await indexedSpan(reader, nowMs) : null;
  const fromMs = Math.floor((asked.fromMs ?? span?.fromMs ?? 0) / HOUR_MS) * HOUR_MS;
  const toMs = Math.ceil(Math.min(asked.toMs ?? span?.toMs ?? 0, nowMs) / HOUR_MS) * HOUR_MS;
  if (toMs <= fromMs || toMs - fromMs > LONGEST_MS) return null;
  const switches = await listSwitches(reader, { toMs, nowMs });
  const spans = await readOffSpans(reader, switches);
  const time = { fromMs, toMs, family: "cloudtrail", unit: "day" } as const;
  const hours = await readPlaceHours(reader, time, offDuring(spans));
  const places = placesOf(reader, query, hours);
  const states: NonNullable<Coverage["hours"]>["states"] = {};
  for (const place of places) {
    const { judge } = hours.of(place);
    for (let startMs = fromMs; startMs < toMs; startMs += HOUR_MS) {
      const { state } = judge(startMs);
      states[state] = (states[state] ?? 0) + 1;
    }
  }
  return { places: places.length, states };
}

/** Places that events of a query can be in; a Region that it names counts though nothing ever came. */
function placesOf(reader: Reader, query: Query | null, { seen }: PlaceHours): Place[] {
  const regions = namedValues(query, "region");
  const accounts = namedValues(query, "account");
  const known = seen.filter(
    ({ account, region }) =>
      (accounts?.has(account.toLowerCase()) ?? true) &&
      (regions?.has(region.toLowerCase()) ?? true),
  );
  if (known.length > 0 || regions === null) return known;
  const inScope = reader.accounts === "all" ? seen.map(({ account }) => account) : reader.accounts;
  const asked = [...new Set(inScope)].filter((account) => accounts?.has(account) ?? true);
  return asked.flatMap((account) => [...regions].map((region) => ({ account, region })));
}

/** Folded values one of which every match has in a field; null when the query does not say so. */
function namedValues(query: Query | null, field: string): ReadonlySet<string> | null {
  const conditions = query?.kind === "and" ? query.items : query === null ? [] : [query];
  for (const condition of conditions) {
    if (condition.kind !== "predicate" || condition.field !== field) continue;
    const { test } = condition;
    if (test.kind !== "is" && test.kind !== "exact") continue;
    if (test.terms.some(({ wildcards }) => wildcards.length > 0)) continue;
    return new Set(test.terms.map(({ text }) => text.toLowerCase()));
  }
  return null;
}
