import type { Fresh } from "@/lib/api/profile-contract";
import { allOf, hasAny, hasValue } from "@/lib/events/query-conditions";
import { formatCounted } from "@/lib/format/count";
import {
  anyEvent,
  countOf,
  type Judgement,
  linkOf,
  noHabits,
  type RiskContext,
} from "./risk-context";

/** As many as fit into a query. */
const MOST_VALUES = 40;

/** Only changes, and only of services that have Regions: consoles look into all of them. */
export async function judgeRegions(context: RiskContext): Promise<Judgement> {
  const regions = freshValues(context, "region");
  if (regions === null) return null;
  const unjudged = noHabits(context);
  if (unjudged !== null) return { unjudged };
  if (regions.length === 0) return null;
  const condition = allOf([
    hasAny("region", regions),
    hasValue("readonly", "false"),
    hasValue("global", "false"),
  ]);
  if (condition === null) return null;
  const shown = regions.slice(0, 5).join(", ");
  return anyEvent(
    context,
    condition,
    (events) =>
      `${formatCounted(events, "change")} in ${regions.length === 1 ? "a Region" : "Regions"} never used before: ${shown}.`,
  );
}

export async function judgeAddresses(context: RiskContext): Promise<Judgement> {
  const addresses = freshValues(context, "ip");
  if (addresses === null) return null;
  const unjudged = noHabits(context);
  if (unjudged !== null) return { unjudged };
  if (addresses.length === 0) return null;
  const condition = hasAny("ip", addresses);
  const events = await countOf(context, condition);
  const count = formatCounted(addresses.length, "address", "addresses");
  return {
    why: `${formatCounted(events, "call")} from ${count} never seen with it before.`,
    link: linkOf(context, condition),
  };
}

/** Null where this kind of profile has no first times. */
function freshValues({ fresh }: RiskContext, what: Fresh["what"]): string[] | null {
  const values = fresh?.filter((one) => one.what === what && one.link !== null);
  return values?.slice(0, MOST_VALUES).map(({ value }) => value) ?? null;
}
