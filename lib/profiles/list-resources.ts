import type { Reader } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";
import { countExact } from "@/lib/events/count-events";
import { exactFilter } from "@/lib/events/exact-filter";
import { formatCount } from "@/lib/format/count";
import { countResources, type ResourceChoice } from "./count-resources";
import { sparkSteps } from "./count-values";
import type { ListedPage, ListPage } from "./list-values";

/** Events that are looked at for one page: no sum keeps resources. */
const MOST_EVENTS = 2_000_000;

/** One page of the resources that events of a period list. Throws AppError `timeout` for too many events. */
export async function listResources(
  reader: Reader,
  { contains, sort, offset, limit, period }: ListPage,
  nowMs: number,
  mostEvents = MOST_EVENTS,
): Promise<ListedPage> {
  const { fromMs, toMs } = period;
  const question = { query: null, fromMs, toMs, asof: null, nowMs };
  const filter = await exactFilter(reader, question);
  if ((await countExact(reader, question, filter)) > mostEvents) {
    throw new AppError(
      "timeout",
      `This period has more than ${formatCount(mostEvents)} events, too many to list their resources. Choose a shorter period or fewer accounts.`,
    );
  }
  const order: ResourceChoice["order"] = sort === "-new" ? "-events" : sort;
  const choice = { contains, order, offset, limit };
  const { resources, total } = await countResources(reader, filter, choice, sparkSteps(period));
  const listed = resources.map(({ value, spark: _spark, ...counted }) => ({
    key: [value],
    id: value,
    name: null,
    ids: [],
    ...counted,
  }));
  return { listed, total };
}
