import type { Facets } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { countByField, toFacet } from "./count-by-field";
import { countEvents } from "./count-events";

/** The most frequent values of several fields, and the total they are shares of. */
export async function countFacets(
  reader: Reader,
  question: EventQuestion,
  fields: readonly string[],
  top: number,
): Promise<Facets> {
  const [{ total, asof }, ...facets] = await Promise.all([
    countEvents(reader, question),
    ...fields.map(async (field) =>
      toFacet(field, await countByField(reader, question, field, top)),
    ),
  ]);
  return { facets, total, asof };
}
