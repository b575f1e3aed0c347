import { Prisma } from "@/lib/db/generated/client";
import { type Condition, exact, NOTHING, oneOf } from "./condition";
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

/**
 * Conditions that must all be met. Beside one with few events, a long list of terms is left to the
 * column: merging it costs the index far more than looking at these few does.
 */
export async function besideFew(
  lookups: Lookups,
  conditions: readonly Condition[],
): Promise<readonly Condition[]> {
  const longOf = ({ oneOf: set }: Condition) =>
    set?.column && set.values.length > MOST_TERMS ? set.column : null;
  if (!conditions.some(longOf)) return conditions;
  const hours = conditions.flatMap((condition) =>
    longOf(condition) === null ? (condition.oneOf?.hours ?? []) : [],
  );
  const areFew = await Promise.all(hours.map((some) => lookups.hasFew(some)));
  if (!areFew.includes(true)) return conditions;
  return conditions.map((condition) => {
    const column = longOf(condition);
    return column ? exact(Prisma.sql`(${column})`, condition.rollup) : condition;
  });
}
