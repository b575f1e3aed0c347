import type { Block } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { exactFilter } from "@/lib/events/exact-filter";
import { hasValue } from "@/lib/events/query-conditions";
import { shownText } from "@/lib/events/shown-value";
import { type LinkBase, linkToValue } from "@/lib/period/event-link";
import { countResources } from "./count-resources";
import { sparkSteps } from "./count-values";

/** The resources that the events of a profile list; events that list none are not in it. */
export async function resourceBlock(
  reader: Reader,
  base: LinkBase,
  nowMs: number,
  top: number,
): Promise<Block> {
  const { query = null, period } = base;
  const { fromMs, toMs } = period;
  const filter = await exactFilter(reader, { query, fromMs, toMs, asof: null, nowMs });
  const choice = { order: "-events", offset: 0, limit: top } as const;
  const { resources, total } = await countResources(reader, filter, choice, sparkSteps(period));
  return {
    kind: "resources",
    label: "Resources",
    rows: resources.map(({ value, spark, ...counted }) => ({
      value: shownText(value),
      label: shownText(value),
      ...counted,
      firstEverMs: null,
      isOnly: null,
      spark: [...spark],
      profile: shownText(value) === value ? { kind: "resource", id: value } : null,
      link: linkToValue(base, hasValue("resource", value)),
    })),
    total,
  };
}
