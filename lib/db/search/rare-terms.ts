import { type Condition, NOTHING, oneOf } from "./condition";
import type { Lookups } from "./lookups";

/** Terms looked up for one condition: of more, some are surely frequent. */
const MOST_TERMS = 16;

/**
 * The same condition by way of the times of its events, where these are few, and NOTHING where there
 * are none. What somebody hunts for is mostly not there; without this a list of such values looks
 * to Postgres like a good part of all events, and it would read them all, newest first.
 */
export async function withTimes(lookups: Lookups, condition: Condition): Promise<Condition> {
  if (condition.oneOf?.of !== "terms" || condition.oneOf.values.length > MOST_TERMS) {
    return condition;
  }
  const { values } = condition.oneOf;
  const found = await Promise.all(values.map((term) => lookups.timesOf(term)));
  const times = new Set<string>();
  for (const some of found) {
    if (some === null) return condition;
    for (const time of some) times.add(time);
  }
  return times.size === 0 ? NOTHING : oneOf("rareTerms", values, condition.rollup, [...times]);
}
